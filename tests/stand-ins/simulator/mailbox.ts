import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { jsonBody, sendJson } from './http.ts'

/** As many as anybody scrolls through. */
const KEPT = 200

const mailBody = z.object({
  from: z.string().min(1),
  to: z.array(z.email()).min(1).max(50),
  subject: z.string().min(1),
  text: z.string(),
  html: z.string(),
})
type Mail = z.infer<typeof mailBody> & { id: string; at: number }

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const HEADERS = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }

/** The mail provider of one machine: takes what Resend takes, and shows it at `/mailbox`. */
export function createMailbox() {
  let mails: Mail[] = []

  async function take(request: IncomingMessage, response: ServerResponse) {
    if (!request.headers.authorization?.startsWith('Bearer '))
      return sendJson(response, 401, { statusCode: 401, name: 'missing_api_key', message: 'Missing API key' })
    const mail = { ...(await jsonBody(request, mailBody)), id: crypto.randomUUID(), at: Date.now() }
    mails = [mail, ...mails].slice(0, KEPT)
    sendJson(response, 200, { id: mail.id })
  }

  async function style(response: ServerResponse) {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/css; charset=utf-8' })
    response.end(await readFile(new URL('./page/style/mailbox.css', import.meta.url), 'utf8'))
  }

  return {
    /** False when the path is not the mailbox's. */
    async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
      const asked = `${request.method} ${url.pathname}`
      if (asked === 'POST /emails') await take(request, response)
      else if (asked === 'GET /mailbox.css') await style(response)
      else if (asked === 'GET /control/mails') {
        const to = url.searchParams.get('to')
        sendJson(response, 200, { mails: mails.filter((mail) => to === null || mail.to.includes(to)) })
      } else if (asked === 'GET /mailbox') {
        response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' })
        response.end(page(mails))
      } else return false
      return true
    },
  }
}

/** It looks again by itself: who waits for a mail waits for this one. */
function page(mails: Mail[]): string {
  const list = mails.map(entry).join('') || '<p class="none">No mail yet.</p>'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>Mailbox</title><link rel="stylesheet" href="/mailbox.css"></head><body><main><h1>Mailbox</h1><p class="what">E-mails that WhatsNexus sent on this machine, the newest first.</p>${list}</main></body></html>`
}

function entry({ to, from, subject, text, at }: Mail): string {
  const when = new Date(at).toISOString()
  return `<article dir="auto"><h2>${escaped(subject)}</h2><p class="who" dir="ltr">${escaped(from)} → ${escaped(to.join(', '))} · <time datetime="${when}">${when.slice(11, 19)} UTC</time></p><div class="text">${linked(text)}</div></article>`
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, at) =>
      at % 2 ? `<a href="${escaped(part)}" target="_blank" rel="noopener">${escaped(part)}</a>` : escaped(part),
    )
    .join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? '')
}
