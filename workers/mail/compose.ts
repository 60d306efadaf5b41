import { type MailData, type MailKind, type MailLocale, type MailWords, mailLocaleOf } from './kinds'
import { MAIL_TEXTS } from './texts'

export interface Composed {
  subject: string
  text: string
  html: string
}

/** A name is a name, and no paragraph of somebody else's. */
const LONGEST_VALUE = 80

/** The words of one mail, as plain text and as HTML without a picture or anything else from outside. */
export function compose<Kind extends MailKind>(kind: Kind, tag: string | null, data: MailData[Kind]): Composed {
  const locale = mailLocaleOf(tag)
  const words = MAIL_TEXTS[locale]
  const { subject, lines, action } = words.kinds[kind]
  const values = shownValues(locale, words, data)
  const said = lines.map((line) => fill(line, values))
  const mail = { subject: fill(subject, values), said, action, link: data.link, words }
  return { subject: mail.subject, text: asText(mail), html: asHtml(locale, mail) }
}

interface Filled {
  subject: string
  said: string[]
  action: string
  link: string
  words: MailWords
}

function asText({ said, action, link, words }: Filled): string {
  return [...said, `${action}:\n${link}`, words.footer].join('\n\n')
}

function asHtml(locale: MailLocale, { subject, said, action, link, words }: Filled): string {
  const address = escaped(link)
  const paragraphs = said.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('')
  const font = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif;color:#1c1f23'
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#0b6b50;color:#ffffff;text-decoration:none'
  const small = 'margin:24px 0 0;font-size:13px;color:#5b636b'
  return `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#f4f5f6"><div style="max-width:520px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff;${font}">${paragraphs}<p style="margin:24px 0 0"><a style="${button}" href="${address}">${escaped(action)}</a></p><p style="${small}">${escaped(words.otherwise)}<br><span dir="ltr" style="word-break:break-all">${address}</span></p><p style="${small}">${escaped(words.footer)}</p></div></body></html>`
}

function shownValues(locale: MailLocale, words: MailWords, data: object): Record<string, string> {
  const shown = Object.entries(data).map(([name, value]) => [name, shownValue(locale, words, name, value)])
  return Object.fromEntries(shown)
}

function shownValue(locale: MailLocale, words: MailWords, name: string, value: unknown): string {
  if (name === 'at' && typeof value === 'number') return momentIn(locale, value)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return words.unknown
  if (name === 'country') return countryIn(locale, value) ?? words.unknown
  return value.replaceAll(/\p{C}/gu, ' ').slice(0, LONGEST_VALUE)
}

/** Where they are we do not know: UTC is right everywhere. */
function momentIn(locale: MailLocale, at: number): string {
  const shape = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const
  return `${new Intl.DateTimeFormat(locale, shape).format(at)} UTC`
}

function countryIn(locale: MailLocale, code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined // Cloudflare says T1 for Tor
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code)
}

function fill(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? '')
}
