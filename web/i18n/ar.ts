import type { Dictionary } from '.'
import { composer } from './ar/composer'
import { conversation } from './ar/conversation'
import { frame } from './ar/frame'
import { inbox } from './ar/inbox'
import { knowledge } from './ar/knowledge'
import { panel } from './ar/panel'
import { problem } from './ar/problem'
import { signIn } from './ar/sign-in'

export const ar: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
}
