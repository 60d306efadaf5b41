import { SINK_URL } from './graph-sink/protocol'
import type { ProviderActs } from './graph-sink/provider'

/** An organization's own OpenID Connect provider, at `https://<host>`. */
export function provider(host: string) {
  async function control(what: string, body: unknown): Promise<Response> {
    return fetch(`${SINK_URL}/control/${what}/${host}`, { method: 'POST', body: JSON.stringify(body) })
  }
  return {
    issuer: `https://${host}`,
    acts: (acts: ProviderActs) => control('provider', acts),
    asked: async () =>
      (await control('provider-asked', {})).json<{ authorization: string | null; form: Record<string, string> }[]>(),
    /** The person signs in there; answers the state that comes back beside the code. */
    async signsIn(url: string): Promise<string> {
      const { searchParams } = new URL(url)
      await control('provider', { nonce: searchParams.get('nonce'), challenge: searchParams.get('code_challenge') })
      return searchParams.get('state') ?? ''
    },
  }
}
