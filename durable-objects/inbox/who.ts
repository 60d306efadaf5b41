import type { Who } from './audience'
import { sightFrom } from './in-sight'
import { windowOf } from './presence'

/** Who opens a socket, as the Worker says it in headers that only the Worker can set. */
export function whoOf({ url, headers }: Request, userId: string): Who {
  const sight = sightFrom(headers.get('x-whatsnexus-sight'))
  return {
    userId,
    sessionId: headers.get('x-whatsnexus-session'),
    window: windowOf(new URL(url).searchParams),
    ...(sight ? { sight } : {}),
    ...(headers.has('x-whatsnexus-masks') ? { masks: true } : {}),
  }
}
