import type { Dictionary } from '.'
import { composer } from './hi/composer'
import { conversation } from './hi/conversation'
import { frame } from './hi/frame'
import { inbox } from './hi/inbox'
import { knowledge } from './hi/knowledge'
import { panel } from './hi/panel'
import { problem } from './hi/problem'
import { signIn } from './hi/sign-in'

export const hi: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
}
