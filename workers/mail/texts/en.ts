import type { MailWords } from '../kinds'

export const en: MailWords = {
  kinds: {
    verify_email: {
      subject: 'Confirm your e-mail address',
      lines: [
        'Somebody, probably you, is opening a WhatsNexus account with this address.',
        'Confirm that it is yours and the account is ready. The link works once, within 24 hours.',
        'It was not you? Then do nothing: without this link no account comes into being.',
      ],
      action: 'Confirm the address',
    },
    account_exists: {
      subject: 'You already have an account',
      lines: [
        'Somebody, probably you, wanted to open a WhatsNexus account with this address. It has one already.',
        'Sign in with it, or ask for a new password on the sign-in page.',
      ],
      action: 'Go to the sign-in page',
    },
    reset_password: {
      subject: 'Choose a new password',
      lines: [
        'Somebody, probably you, asked for a new password for this address.',
        'The link works once, within an hour. With the new password you are signed out everywhere.',
        'It was not you? Then do nothing: your password stays as it is.',
      ],
      action: 'Choose a password',
    },
    no_account: {
      subject: 'There is no account with this address',
      lines: [
        'Somebody, probably you, asked for a new password for this address. It has no WhatsNexus account.',
        'Perhaps you signed up with another address. If it was not you, do nothing.',
      ],
      action: 'Open an account',
    },
    password_changed: {
      subject: 'Your password was changed',
      lines: [
        'Your password was changed on {at}, and all sessions have ended.',
        'It was not you? Ask for a new password at once, and tell an administrator of your organisation.',
      ],
      action: 'Choose another password',
    },
    new_device: {
      subject: 'Signed in on a new device',
      lines: [
        'Your account was signed in to on a device that we have not seen before.',
        'Device: {device}. Country: {country}. Time: {at}.',
        'It was not you? End that session and change your password.',
      ],
      action: 'See your sessions',
    },
    two_factor_on: {
      subject: 'Second factor switched on',
      lines: [
        'Since {at} your account asks for a code of your authenticator app.',
        'It was not you? Tell an administrator of your organisation at once.',
      ],
      action: 'See your account',
    },
    two_factor_off: {
      subject: 'Second factor switched off',
      lines: [
        'Since {at} your account asks for no code any more.',
        'It was not you? Change your password and switch the second factor on again.',
      ],
      action: 'See your account',
    },
    passkey_added: {
      subject: 'A passkey was added',
      lines: [
        'Since {at} your account can be signed in to with a passkey that was added to it.',
        'It was not you? Remove it, change your password, and tell an administrator of your organisation at once.',
      ],
      action: 'See your account',
    },
    passkey_removed: {
      subject: 'A passkey was removed',
      lines: [
        'On {at} a passkey of your account was removed. Nobody signs in with it any more.',
        'It was not you? Change your password and look at your account.',
      ],
      action: 'See your account',
    },
    second_factor_reset: {
      subject: 'Your second factor was taken away',
      lines: [
        'At {organization}, somebody who looks after its people took your second factor away on {at}: your authenticator app, recovery codes and passkeys. All your sessions have ended.',
        'Sign in with your password and set up a new one. You did not ask for this? Tell an administrator of your organisation at once.',
      ],
      action: 'Set up a new one',
    },
    recovery_code_used: {
      subject: 'A recovery code was used',
      lines: [
        'On {at} your account was signed in to with a recovery code. Codes left: {left}.',
        'It was not you? Change your password and make new recovery codes.',
      ],
      action: 'See your account',
    },
    invitation: {
      subject: 'You are invited to {organization}',
      lines: [
        '{inviter} invites you to work with {organization} in WhatsNexus.',
        'The link works once, within 7 days. If you expect no invitation, do nothing.',
      ],
      action: 'Accept the invitation',
    },
    locked_out: {
      subject: 'Too many wrong passwords',
      lines: [
        'Somebody entered wrong passwords for your account, last on {at}. Country: {country}.',
        'For a quarter of an hour no more are looked at. It was not you? Choose a new, long password.',
      ],
      action: 'Choose a new password',
    },
    session_ended: {
      subject: 'We ended one of your sessions',
      lines: [
        'One of your sessions was suddenly used from another country with another browser, so we ended it.',
        'Device: {device}. Country: {country}. Time: {at}.',
        'It was not you? Change your password.',
      ],
      action: 'See your sessions',
    },
  },
  otherwise: 'If the button does nothing, open this address:',
  unknown: 'unknown',
  footer: 'WhatsNexus sends this because it concerns your account. Nobody reads answers to this address.',
}
