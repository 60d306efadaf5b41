import { Problem } from '../platform/problem'
import { MOST_PASSKEYS } from './passkey-queries'

export function confirmAgain(): Problem {
  return new Problem({
    status: 403,
    code: 'auth.confirm_again',
    title: 'Confirm that it is you',
    detail:
      'This changes how you sign in, and in the last 15 minutes you gave neither your password nor a second proof.',
    nextStep: 'Sign in again with your password or a passkey, then repeat it.',
  })
}

/** Of a new passkey. */
export function passkeyUnfit(): Problem {
  return new Problem({
    status: 400,
    code: 'passkey.unfit',
    title: 'The passkey was not added',
    detail: 'What the device answered does not fit what it was asked, or came too late.',
    nextStep: 'Start again, and unlock the device when it asks.',
  })
}

export function passkeyKnown(): Problem {
  return new Problem({
    status: 409,
    code: 'passkey.known',
    title: 'This passkey is in use',
    detail: 'The passkey was added before.',
    nextStep: 'Use it to sign in, or choose another device.',
  })
}

export function tooManyPasskeys(): Problem {
  return new Problem({
    status: 409,
    code: 'passkey.too_many',
    title: 'Too many passkeys',
    detail: `There are ${MOST_PASSKEYS} passkeys, and there can be no more.`,
    nextStep: 'Remove one that you do not use any more.',
  })
}

/** At the door. It says nothing of which part was wrong: whoever has the passkey only needs to try again. */
export function passkeyRefused(): Problem {
  return new Problem({
    status: 401,
    code: 'session.passkey_refused',
    title: 'The passkey was not accepted',
    detail: 'What the device answered does not fit what it was asked, or came too late.',
    nextStep: 'Try again and unlock the device when it asks, or sign in with e-mail and password.',
  })
}

/** Who has the id of a passkey learns nothing by this: nobody can guess one. */
export function passkeyUnknown(): Problem {
  return new Problem({
    status: 401,
    code: 'session.passkey_unknown',
    title: 'This passkey is not known',
    detail: 'No account has this passkey; it may have been removed.',
    nextStep: 'Sign in with e-mail and password, then add the passkey again.',
  })
}

export function passkeyCopied(): Problem {
  return new Problem({
    status: 401,
    code: 'session.passkey_copied',
    title: 'This passkey may have been copied',
    detail: 'The passkey says that it was used less often than it was, as a copy of it would.',
    nextStep: 'Sign in with e-mail and password, remove this passkey, and tell an administrator.',
  })
}
