import type { Dictionary } from '.'
import { composer } from './ta/composer'
import { conversation } from './ta/conversation'
import { frame } from './ta/frame'
import { inbox } from './ta/inbox'
import { knowledge } from './ta/knowledge'
import { panel } from './ta/panel'
import { problem } from './ta/problem'
import { signIn } from './ta/sign-in'

export const ta: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
}
