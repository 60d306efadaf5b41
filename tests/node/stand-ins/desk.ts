import { createHmac } from 'node:crypto'
import { createServer, request } from 'node:http'
import { z } from 'zod'
import { createSimulator, type SimulatorOptions } from '../../stand-ins/simulator/index.ts'

export const BLUEBIRD = '100000000000001'
export const SUNRISE = '100000000000002'
const SECRET = 'local-app-secret'
const OWN_SECRET = 'own-app-secret'

const status = z.looseObject({
  id: z.string(),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  recipient_id: z.string().optional(),
  errors: z.array(z.looseObject({ code: z.number() })).optional(),
})
const message = z.looseObject({
  id: z.string(),
  type: z.string(),
  from: z.string().optional(),
  from_user_id: z.string(),
})
const value = z.looseObject({ messages: z.array(message).optional(), statuses: z.array(status).optional() })
const webhook = z.object({
  object: z.string(),
  entry: z.tuple([z.object({ id: z.string(), changes: z.tuple([z.object({ field: z.string(), value })]) })]),
})

export interface Heard {
  path: string
  signed: boolean
  raw: string
  value: z.infer<typeof value>
}

export const sent = z.object({
  contacts: z.tuple([z.looseObject({ input: z.string(), wa_id: z.string().optional(), user_id: z.string() })]),
  messages: z.tuple([z.looseObject({ id: z.string().startsWith('wamid.') })]),
})
export const failed = z.object({
  error: z.looseObject({
    code: z.number(),
    error_data: z.object({ messaging_product: z.string(), details: z.string() }),
  }),
})

/** A simulator with somebody who listens to its webhooks. `answers` are given in turn, then 200. */
export async function openDesk(options: Partial<SimulatorOptions> = {}, answers: number[] = []) {
  const heard: Heard[] = []
  const listener = createServer(async (asked, answer) => {
    const parts: Buffer[] = []
    for await (const part of asked) parts.push(part)
    const raw = Buffer.concat(parts)
    const path = asked.url ?? ''
    const secret = path.endsWith('/sunrise') ? OWN_SECRET : SECRET
    const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`
    const body = webhook.parse(JSON.parse(raw.toString()))
    heard.push({
      path,
      signed: asked.headers['x-hub-signature-256'] === signature,
      raw: raw.toString(),
      value: body.entry[0].changes[0].value,
    })
    answer.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const simulator = await createSimulator({
    port: 0,
    appSecret: SECRET,
    verifyToken: 'local-verify-token',
    webhookUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    pace: { sent: 5, delivered: 10, retry: 10, review: 20 },
    numbers: [
      {
        phone_number_id: BLUEBIRD,
        waba_id: '200000000000001',
        display_phone_number: '15550000001',
        name: 'Bluebird Travel',
        access_token: 'bluebird-token',
      },
      {
        phone_number_id: SUNRISE,
        waba_id: '200000000000002',
        display_phone_number: '15550000002',
        name: 'Sunrise Dental',
        app: 'sunrise',
        app_secret: OWN_SECRET,
      },
    ],
    ...options,
  })

  async function post(
    path: string,
    body: unknown,
    token = 'bluebird-token',
  ): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }

  return {
    url: simulator.url,
    heard,
    statuses: () => heard.flatMap((one) => one.value.statuses ?? []),
    messages: () => heard.flatMap((one) => one.value.messages ?? []),
    post,
    send: (body: object, number = BLUEBIRD) =>
      post(`/v25.0/${number}/messages`, { messaging_product: 'whatsapp', ...body }),
    control: (body: object) => post('/control', body),
    inbound: (body: object) => post('/control/inbound', { number: BLUEBIRD, person: 'phone-1', ...body }),
    get: async (path: string, token?: string): Promise<unknown> =>
      (await fetch(`${simulator.url}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })).json(),
    /** With a Host of our choice, which `fetch` does not allow. */
    asHost: (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = request(`${simulator.url}/control`, { headers: { host } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        asked.on('error', reject)
        asked.end()
      }),
    async close() {
      await simulator.close()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

export const text = (body: string, to = '15550100101') => ({ to, type: 'text', text: { body } })
