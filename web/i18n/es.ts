import type { Dictionary } from '.'
import { composer } from './es/composer'
import { conversation } from './es/conversation'
import { failure } from './es/failure'
import { frame } from './es/frame'
import { identity } from './es/identity'
import { inbox } from './es/inbox'
import { insert } from './es/insert'
import { media } from './es/media'
import { panel } from './es/panel'
import { problem } from './es/problem'
import { signIn } from './es/sign-in'

export const es: Dictionary = {
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
