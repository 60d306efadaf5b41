import { runModel } from '../../../tests/stand-ins/ai/models'
import type { AiBinding } from '../../../workers/env'

/** An account's token may be limited to Workers AI: nothing else is asked of it. */
const API = 'https://api.cloudflare.com/client/v4/accounts'

/** The models: Cloudflare's with an account in the environment, else the stand-ins of the repository. */
export function chooseAi(env: Record<string, string | undefined>): { ai: AiBinding; name: string } {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token } = env
  if (!account || !token) return { ai: { run: async (model, inputs) => runModel(model, inputs) }, name: 'stand-in' }
  return { ai: { run: (model, inputs) => ask(`${API}/${account}/ai/run/${model}`, token, inputs) }, name: 'Workers AI' }
}

/** The REST API wraps what the binding gives in `result`. */
async function ask(url: string, token: string, inputs: Record<string, unknown>): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(inputs),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'result' in body ? body.result : undefined
}
