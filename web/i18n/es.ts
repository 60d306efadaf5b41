import type { Dictionary } from '.'
import { composer } from './es/composer'
import { conversation } from './es/conversation'
import { frame } from './es/frame'
import { inbox } from './es/inbox'
import { knowledge } from './es/knowledge'
import { panel } from './es/panel'
import { problem } from './es/problem'
import { signIn } from './es/sign-in'

export const es: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
}
