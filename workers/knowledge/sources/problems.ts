import { Problem } from '../../platform/problem'
import type { AddressFault } from '../../platform/safe-fetch'

export const MOST_SOURCES = 50

const PUBLIC = 'Give the https address that customers see in their browser.'

const FAULTS: Record<AddressFault, { detail: string; nextStep: string }> = {
  malformed: { detail: 'This is no address.', nextStep: 'Give it whole, as in https://example.com/help.' },
  not_https: { detail: 'The address is not https.', nextStep: 'Give one that begins with https://.' },
  credentials: { detail: 'There is a name or a password in the address.', nextStep: PUBLIC },
  port: { detail: 'Only the ports 443 and 8443 are asked.', nextStep: PUBLIC },
  address: { detail: 'The address has numbers in place of a name.', nextStep: PUBLIC },
  internal_name: { detail: 'Such a name is known in an inner network only.', nextStep: PUBLIC },
  unresolved: { detail: 'DNS does not know this name.', nextStep: 'Check how it is written, then try again.' },
  private_address: { detail: 'The name leads to an address of an inner network.', nextStep: PUBLIC },
  resolver_down: { detail: 'DNS could not be asked whether the name is public.', nextStep: 'Try again in a minute.' },
}

export function unsafeSource(fault: AddressFault): Problem {
  return new Problem({
    status: fault === 'resolver_down' ? 503 : 422,
    code: fault === 'resolver_down' ? 'source.url_unchecked' : 'source.url_refused',
    title: 'Address not taken',
    ...FAULTS[fault],
    more: { fault },
  })
}

export function sourceAlreadyHere(sourceId: string): Problem {
  return new Problem({
    status: 409,
    code: 'source.already_here',
    title: 'This address is here already',
    detail: 'Its pages are read already.',
    nextStep: 'Open it, and read it again or change how often it is read.',
    more: { sourceId },
  })
}

export function tooManySources(): Problem {
  return new Problem({
    status: 409,
    code: 'source.too_many',
    title: 'Too many web sources',
    detail: `There are ${MOST_SOURCES} of them, and there can be no more.`,
    nextStep: 'Remove one that nobody needs, or give a sitemap in place of single pages.',
  })
}

export function sourceBeingRead(): Problem {
  return new Problem({
    status: 409,
    code: 'source.being_read',
    title: 'It is being read',
    detail: 'A reading of this source is under way.',
    nextStep: 'Wait until it has ended.',
  })
}
