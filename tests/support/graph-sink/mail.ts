/** The mail provider of the runtime tests: takes what Resend takes, by recipient. */
export interface SinkMail {
  from: string
  to: string[]
  subject: string
  text: string
  html: string
}

const mails = new Map<string, SinkMail[]>()
const refusing = new Set<string>()

export async function takeMail(request: Request): Promise<Response> {
  const mail = await request.json<SinkMail>()
  const [to = ''] = mail.to
  if (request.headers.get('authorization') !== 'Bearer test-mail-key')
    return Response.json({ statusCode: 401, name: 'missing_api_key', message: 'Missing API key' }, { status: 401 })
  if (refusing.has(to))
    return Response.json({ statusCode: 429, name: 'rate_limit_exceeded', message: 'Told to fail' }, { status: 429 })
  mails.set(to, [...(mails.get(to) ?? []), mail])
  return Response.json({ id: crypto.randomUUID() })
}

/** `what`: `mails` lists, `refuse-mail` refuses from now on, `take-mail` no longer. */
export function controlMail(what: string, to: string): Response | undefined {
  if (what === 'refuse-mail') refusing.add(to)
  else if (what === 'take-mail') refusing.delete(to)
  else if (what !== 'mails') return undefined
  return Response.json(mails.get(to) ?? [])
}
