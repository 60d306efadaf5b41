import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'

/** The name of a limiter for what must not stand in a name, such as an address or an e-mail: hashed under a secret. */
export async function limiterName(env: Env, kind: string, value: string): Promise<string> {
  return `${kind}.${await sha256Hex(`${env.NAME_KEY}|${kind}|${value}`)}`
}

/** Who pays for wrong guesses: of IPv6 a whole /64, for a single machine has all the addresses in it. */
export function addressOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? 'local'
  return address.includes(':') ? networkOf(address) : address
}

/** The first four groups of eight. */
function networkOf(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
