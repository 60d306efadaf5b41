import type { Message } from '../format'

export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.motto': 'People and the assistant, in one thread.',
  'signIn.email': 'E-mail',
  'signIn.password': 'Password',
  'signIn.show': 'Show password',
  'signIn.hide': 'Hide password',
  'signIn.submit': 'Sign in',
  'signIn.submitting': 'Signing in…',
  'signIn.expired': 'Your session ended. Sign in again.',
  'signIn.needEmail': 'Enter your e-mail.',
  'signIn.badEmail': 'An e-mail has the form name@company.com.',
  'signIn.needPassword': 'Enter your password.',
  'signIn.wrong': {
    one: 'E-mail and password do not match. One try left.',
    other: 'E-mail and password do not match. {n} tries left.',
  },
  'signIn.wrongNoneLeft':
    'E-mail and password do not match. No more tries for a while: wait, or ask an administrator for a new password.',
  'signIn.tooMany': {
    one: 'Too many tries. Try again in one minute, or ask an administrator for a new password.',
    other: 'Too many tries. Try again in {n} minutes, or ask an administrator for a new password.',
  },
  'signIn.offline': 'You are offline. Check your connection, then sign in again.',
  'signIn.notNow': 'Signing in does not work right now. Try again in a moment.',
  'signIn.noAccess': 'This account has no access any more. Ask an administrator of your organisation.',
  'signIn.demo': 'Demo: choose who you are',
  'signIn.languages': 'Language',
  'signIn.roleOwner': 'Owner',
  'signIn.roleAdmin': 'Administrator',
  'signIn.roleSupervisor': 'Supervisor',
  'signIn.roleAgent': 'Agent',
  'signIn.roleAnalyst': 'Analyst',
} satisfies Record<string, Message>
