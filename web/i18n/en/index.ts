import { composer } from './composer'
import { conversation } from './conversation'
import { frame } from './frame'
import { inbox } from './inbox'
import { knowledge } from './knowledge'
import { panel } from './panel'
import { problem } from './problem'
import { signIn } from './sign-in'

/** The reference: the other languages must have exactly these keys. */
export const en = { ...frame, ...inbox, ...conversation, ...composer, ...panel, ...knowledge, ...signIn, ...problem }
