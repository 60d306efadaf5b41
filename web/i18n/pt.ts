import type { Dictionary } from '.'
import { composer } from './pt/composer'
import { conversation } from './pt/conversation'
import { frame } from './pt/frame'
import { inbox } from './pt/inbox'
import { knowledge } from './pt/knowledge'
import { panel } from './pt/panel'
import { problem } from './pt/problem'
import { signIn } from './pt/sign-in'

export const pt: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
}
