import type { Dictionary } from '.'
import { composer } from './ar/composer'
import { conversation } from './ar/conversation'
import { failure } from './ar/failure'
import { frame } from './ar/frame'
import { identity } from './ar/identity'
import { inbox } from './ar/inbox'
import { insert } from './ar/insert'
import { media } from './ar/media'
import { panel } from './ar/panel'
import { problem } from './ar/problem'
import { signIn } from './ar/sign-in'

export const ar: Dictionary = {
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
