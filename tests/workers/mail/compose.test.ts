import { expect, test } from 'vitest'
import { compose } from '../../../workers/mail/compose'
import { MAIL_LOCALES, type MailData, type MailKind, mailLocaleOf } from '../../../workers/mail/kinds'

const link = 'https://whatsnexus.test/x#token'
const at = Date.UTC(2026, 10, 27, 9, 30)
const seen = { device: 'Firefox · Linux', country: 'PT', at, link }
const DATA: MailData = {
  verify_email: { link },
  account_exists: { link },
  reset_password: { link },
  no_account: { link },
  password_changed: { at, link },
  new_device: seen,
  two_factor_on: { at, link },
  two_factor_off: { at, link },
  passkey_added: { at, link },
  passkey_removed: { at, link },
  second_factor_reset: { organization: 'Asha Dental', at, link },
  recovery_code_used: { at, left: 3, link },
  invitation: { organization: 'Asha Dental', inviter: 'Asha', link },
  locked_out: { country: 'PT', at, link },
  session_ended: seen,
}
const KINDS = Object.keys(DATA) as MailKind[]

test.each(MAIL_LOCALES)('every mail is whole in %s: words, link, nothing left blank', (locale) => {
  for (const kind of KINDS) {
    const { subject, text, html } = compose(kind, locale, DATA[kind])
    expect(subject.length).toBeGreaterThan(5)
    for (const body of [text, html]) expect(body).toContain(link)
    expect(`${subject}${text}${html}`).not.toMatch(/\{\w+\}|undefined|null|NaN/)
  }
})

test('a mail says who, what and when, in the reader’s language', () => {
  expect(compose('invitation', 'es-MX', DATA.invitation).subject).toBe('Te invitan a Asha Dental')
  expect(compose('new_device', 'en', DATA.new_device).text).toContain('November 27, 2026 at 9:30 AM UTC')
  expect(compose('new_device', 'pt-BR', DATA.new_device).text).toContain('Portugal')
  expect(compose('new_device', 'ar', DATA.new_device).html).toContain('<html lang="ar" dir="rtl">')
})

test('what is not known is said to be so', () => {
  const { text } = compose('new_device', 'en', { ...seen, device: '', country: 'T1' })
  expect(text).toContain('Device: unknown. Country: unknown.')
})

test('a name is shown as a name, whatever it is', () => {
  const organization = `<img src=x onerror=alert(1)>\r\nBcc: a@evil.example ${'x'.repeat(500)}`
  const { subject, html } = compose('invitation', 'en', { organization, inviter: '"><script>', link })
  expect(html).not.toMatch(/<img|<script/)
  expect(subject).not.toMatch(/[\r\n]/)
  expect(subject.length).toBeLessThan(120)
})

test.each([
  ['pt-BR', 'pt'],
  ['HI', 'hi'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
])('for the language %j it is written in %s', (tag, locale) => {
  expect(mailLocaleOf(tag)).toBe(locale)
})
