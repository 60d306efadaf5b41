/** What is written to people, and what each of it says. `link` is a whole address; `at` is epoch ms; `country` as ISO 3166. */
export interface MailData {
  /** Nobody has proven to own the address: nothing in it was chosen by whoever asked. */
  verify_email: { link: string }
  account_exists: { link: string }
  reset_password: { link: string }
  no_account: { link: string }
  password_changed: { at: number; link: string }
  new_device: { device: string; country: string | null; at: number; link: string }
  two_factor_on: { at: number; link: string }
  two_factor_off: { at: number; link: string }
  passkey_added: { at: number; link: string }
  passkey_removed: { at: number; link: string }
  second_factor_reset: { organization: string; at: number; link: string }
  recovery_code_used: { at: number; left: number; link: string }
  invitation: { organization: string; inviter: string; link: string }
  locked_out: { country: string | null; at: number; link: string }
  session_ended: { device: string; country: string | null; at: number; link: string }
}

export type MailKind = keyof MailData

/** Words of one kind in one language; `{device}` stands for what the data calls so. */
export interface MailText {
  subject: string
  lines: readonly string[]
  /** What the button says that leads to `link`. */
  action: string
}

export interface MailWords {
  kinds: Record<MailKind, MailText>
  /** Below the button. */
  otherwise: string
  /** For a country or a device that is not known. */
  unknown: string
  footer: string
}

export const MAIL_LOCALES = ['en', 'hi', 'ta', 'es', 'pt', 'ar'] as const
export type MailLocale = (typeof MAIL_LOCALES)[number]

/** The language of a tag, where we write it: `pt-BR` is `pt`. */
export function mailLocaleOf(tag: string | null | undefined): MailLocale {
  const language = tag?.slice(0, 2).toLowerCase()
  return MAIL_LOCALES.find((locale) => locale === language) ?? 'en'
}
