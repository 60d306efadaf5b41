import { addressOf } from '../auth/limiter-name'

/**
 * The neighbourhood that a sign-in comes from: of IPv4 a /24, of IPv6 a /48. Who tries stolen passwords has a few
 * addresses next to each other; an office has one.
 */
export function networkOf(request: Request): string {
  const address = addressOf(request)
  const [separator, kept] = address.includes(':') ? [':', 3] : ['.', 3]
  return address.split(separator).slice(0, kept).join(separator)
}
