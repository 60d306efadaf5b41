import { channels } from './channels'
import { composer } from './composer'
import { conversation } from './conversation'
import { failure } from './failure'
import { frame } from './frame'
import { identity } from './identity'
import { inbox } from './inbox'
import { insert } from './insert'
import { knowledge } from './knowledge'
import { media } from './media'
import { panel } from './panel'
import { problem } from './problem'
import { signIn } from './sign-in'
import { templates } from './templates'
import { usage } from './usage'

/** The reference: the other languages must have exactly these keys. */
export const en = {
  ...frame,
  ...inbox,
  ...conversation,
  ...composer,
  ...panel,
  ...knowledge,
  ...signIn,
  ...problem,
  ...media,
  ...insert,
  ...templates,
  ...channels,
  ...usage,
  ...failure,
  ...identity,
}
