import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RunningProgram {
  url: string
  simulatorUrl: string
  child: ChildProcess
}

interface Wanted {
  dataDir: string
  seed: string
  ports: [number, number]
}

/** `npm run serve` as a process of its own, ready to be asked and to be killed. */
export async function startProgram({ dataDir, seed, ports: [port, simulatorPort] }: Wanted): Promise<RunningProgram> {
  const env = { ...process.env, PORT: String(port), SIMULATOR_PORT: String(simulatorPort), TURN_DELAY_MS: '0' }
  const args = ['scripts/serve.ts', '--data', dataDir, '--seed', seed]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const url = `http://127.0.0.1:${port}`
  while (!output.includes(`ready ${url}`)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(output)
    await sleep(50)
  }
  return { url, simulatorUrl: `http://127.0.0.1:${simulatorPort}`, child }
}

/** Answers the exit code; null after a signal nobody could hear. */
export async function end({ child }: RunningProgram, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}

export async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()]
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  for (const server of servers) server.close()
  return [ports[0] ?? 0, ports[1] ?? 0]
}

/** Status of a request that names another host than it was sent to: `fetch` does not let one do that. */
export async function statusForHost(url: string, host: string): Promise<number | undefined> {
  const asked = request(url, { headers: { host } }).end()
  const [response] = await once(asked, 'response')
  response.resume()
  return response.statusCode
}

/** A text message to the bench number, as Meta posts it. */
export async function postText(origin: string, from: string, text: string): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const message = { from, id: `wamid.host.${from}.${text}`, timestamp, type: 'text', text: { body: text } }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550000001', phone_number_id: '100000000000009' },
    contacts: [{ wa_id: from, profile: { name: 'Somebody' } }],
    messages: [message],
  }
  const entry = [{ id: '200000000000001', changes: [{ field: 'messages', value }] }]
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
  const signature = createHmac('sha256', 'local-app-secret').update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
  return fetch(`${origin}/webhooks/whatsapp`, { method: 'POST', body, headers })
}
