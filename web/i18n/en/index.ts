import { composer } from './composer'
import { conversation } from './conversation'
import { failure } from './failure'
import { frame } from './frame'
import { identity } from './identity'
import { inbox } from './inbox'
import { insert } from './insert'
import { media } from './media'
import { panel } from './panel'
import { problem } from './problem'
import { signIn } from './sign-in'

/** The reference: the other languages must have exactly these keys, and those of later/en.ts. */
export const en = {
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
