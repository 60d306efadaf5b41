import { Problem } from '../platform/problem'

export function secondFactorNeeded(): Problem {
  return new Problem({
    status: 403,
    code: 'auth.second_factor_needed',
    title: 'Second factor needed',
    detail: 'Your organization asks for a second factor, and none was given in this session.',
    nextStep: 'Set up an authenticator app or a passkey in your account; if you have one, sign in again with it.',
  })
}

/** At the door, when the password was right. */
export function secondFactorAsked(methods: readonly string[]): Problem {
  return new Problem({
    status: 401,
    code: 'session.second_factor',
    title: 'One more step',
    detail: 'The password is right, and this account asks for a second factor.',
    nextStep: 'Give the code of your authenticator app, or one of your recovery codes.',
    more: { methods },
  })
}

export function wrongCode(triesLeft?: number): Problem {
  return new Problem({
    status: triesLeft === undefined ? 422 : 401,
    code: triesLeft === undefined ? 'two_factor.wrong_code' : 'session.wrong_code',
    title: 'Wrong code',
    detail: 'The code is wrong, too old, or was used before.',
    nextStep: 'Wait for the next code of your authenticator app and type that one.',
    ...(triesLeft === undefined ? {} : { more: { triesLeft } }),
  })
}

export function codesLocked(): Problem {
  return new Problem({
    status: 429,
    code: 'session.too_many_tries',
    title: 'Too many tries',
    detail: 'The code was wrong too often, so no more are looked at for a while.',
    nextStep: 'Wait 15 minutes, then try again.',
    more: { triesLeft: 0 },
    retryAfterSeconds: 15 * 60,
  })
}

/** Of somebody who is signed in, and must say their password once more. */
export function passwordWrong(triesLeft: number): Problem {
  return new Problem({
    status: 422,
    code: 'two_factor.wrong_password',
    title: 'Wrong password',
    detail: 'This is not your password.',
    nextStep: 'Type the password you sign in with; if you forgot it, ask for a new one on the sign-in page.',
    more: { triesLeft },
  })
}

export function isOnAlready(): Problem {
  return new Problem({
    status: 409,
    code: 'two_factor.on_already',
    title: 'Already set up',
    detail: 'Your account has an authenticator app already.',
    nextStep: 'To use another one, switch the second factor off first.',
  })
}

export function isNotOn(): Problem {
  return new Problem({
    status: 409,
    code: 'two_factor.not_on',
    title: 'Not set up',
    detail: 'Your account has no authenticator app, or it was not confirmed.',
    nextStep: 'Start to set one up, then confirm it with a code.',
  })
}

export function isRequired(): Problem {
  return new Problem({
    status: 409,
    code: 'two_factor.required',
    title: 'Your organization asks for it',
    detail: 'An organization you work for asks a second factor of everybody.',
    nextStep: 'Add a passkey first, or ask an owner of the organization to switch the rule off.',
  })
}
