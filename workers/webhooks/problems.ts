import { Problem } from '../platform/problem'
import type { AddressFault } from '../platform/safe-fetch'
import { MOST_ENDPOINTS } from './queries'

const PUBLIC = 'Give an https:// address that programs on the internet can reach by its name.'

const FAULTS: Record<AddressFault, { detail: string; nextStep: string }> = {
  malformed: { detail: 'This is no address.', nextStep: 'Give it whole, as in https://example.com/whatsnexus.' },
  not_https: { detail: 'The address is not https.', nextStep: 'Give one that begins with https://.' },
  credentials: {
    detail: 'There is a name or a password in the address.',
    nextStep: 'Leave it out: each request is signed, which proves that it comes from here.',
  },
  port: { detail: 'Only the ports 443 and 8443 are asked.', nextStep: 'Let your program answer on one of them.' },
  address: { detail: 'The address has numbers in place of a name.', nextStep: 'Give the name of the host.' },
  internal_name: { detail: 'Such a name is known in an inner network only.', nextStep: PUBLIC },
  unresolved: { detail: 'DNS does not know this name.', nextStep: 'Check how it is written, then try again.' },
  private_address: { detail: 'The name leads to an address of an inner network.', nextStep: PUBLIC },
  resolver_down: { detail: 'DNS could not be asked whether the name is public.', nextStep: 'Try again in a minute.' },
}

export function unsafeUrl(fault: AddressFault): Problem {
  return new Problem({
    status: fault === 'resolver_down' ? 503 : 422,
    code: fault === 'resolver_down' ? 'webhook.url_unchecked' : 'webhook.url_refused',
    title: 'Address not taken',
    ...FAULTS[fault],
    more: { fault },
  })
}

export function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'webhook.too_many',
    title: 'Too many webhooks',
    detail: `There are ${MOST_ENDPOINTS} webhooks, and there can be no more.`,
    nextStep: 'Delete one that nobody uses, or change its address.',
  })
}
