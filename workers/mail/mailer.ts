import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { Problem } from '../platform/problem'
import { compose } from './compose'
import type { MailData, MailKind } from './kinds'

export interface Mail<Kind extends MailKind = MailKind> {
  to: string
  kind: Kind
  /** A language tag; null: English. */
  locale: string | null
  data: MailData[Kind]
}

export interface Mailer {
  /** False: the provider did not take it, and it was logged. */
  send<Kind extends MailKind>(mail: Mail<Kind>): Promise<boolean>
}

const TIMEOUT_MS = 10_000

/** The only fetch to the mail provider, whose API is Resend's; locally the simulator has the same. */
export function mailerOf(env: Env): Mailer {
  return {
    async send({ to, kind, locale, data }) {
      const { MAIL_API_URL, MAIL_API_KEY, MAIL_FROM } = env
      if (!MAIL_API_URL || !MAIL_API_KEY || !MAIL_FROM) {
        log.error('mail.not_set_up', { kind })
        return false
      }
      try {
        const response = await fetch(`${MAIL_API_URL}/emails`, {
          method: 'POST',
          headers: { authorization: `Bearer ${MAIL_API_KEY}`, 'content-type': 'application/json' },
          body: JSON.stringify({ from: MAIL_FROM, to: [to], ...compose(kind, locale, data) }),
          redirect: 'manual',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        await response.body?.cancel() // it may repeat the address
        if (!response.ok) log.error('mail.refused', { kind, status: response.status })
        return response.ok
      } catch (error) {
        log.error('mail.not_sent', { kind, error: errorName(error) })
        return false
      }
    },
  }
}

/** For a mail without which nobody can go on. Throws a 503 when it was not taken. */
export async function mustSend<Kind extends MailKind>(env: Env, mail: Mail<Kind>): Promise<void> {
  if (await mailerOf(env).send(mail)) return
  throw new Problem({
    status: 503,
    code: 'mail.unavailable',
    title: 'The e-mail could not be sent',
    detail: 'What sends our e-mails does not take any right now.',
    nextStep: 'Try again in a few minutes.',
    retryAfterSeconds: 60,
  })
}

/** Where the dashboard is: links in mails lead there. */
export function dashboardOrigin(env: Env, request: Request): string {
  return env.DASHBOARD_ORIGIN || new URL(request.url).origin
}
