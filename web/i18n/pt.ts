import type { Dictionary } from '.'
import { composer } from './pt/composer'
import { conversation } from './pt/conversation'
import { failure } from './pt/failure'
import { frame } from './pt/frame'
import { identity } from './pt/identity'
import { inbox } from './pt/inbox'
import { insert } from './pt/insert'
import { media } from './pt/media'
import { panel } from './pt/panel'
import { problem } from './pt/problem'
import { signIn } from './pt/sign-in'

export const pt: Dictionary = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...signIn,
  ...problem,
  ...media,
  ...insert,
  ...failure,
  ...identity,
}
