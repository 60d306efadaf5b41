import type { Dictionary } from '.'
import { composer } from './ta/composer'
import { conversation } from './ta/conversation'
import { failure } from './ta/failure'
import { frame } from './ta/frame'
import { identity } from './ta/identity'
import { inbox } from './ta/inbox'
import { insert } from './ta/insert'
import { media } from './ta/media'
import { panel } from './ta/panel'
import { problem } from './ta/problem'
import { signIn } from './ta/sign-in'

export const ta: Dictionary = {
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
