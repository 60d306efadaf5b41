import type { Dictionary } from '.'
import { composer } from './hi/composer'
import { conversation } from './hi/conversation'
import { failure } from './hi/failure'
import { frame } from './hi/frame'
import { identity } from './hi/identity'
import { inbox } from './hi/inbox'
import { insert } from './hi/insert'
import { media } from './hi/media'
import { panel } from './hi/panel'
import { problem } from './hi/problem'
import { signIn } from './hi/sign-in'

export const hi: Dictionary = {
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
