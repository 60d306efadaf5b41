import { Problem } from '../platform/problem'

/** Why a way through an organization's provider ended; the sign-in page is told by the code. */
export type SsoFailure =
  | 'session.sso_over'
  | 'session.sso_refused'
  | 'session.sso_unreachable'
  | 'session.sso_unproven'
  | 'session.sso_no_member'

export function ssoNeeded(): Problem {
  return new Problem({
    status: 403,
    code: 'session.sso_needed',
    title: 'Sign in with your organization',
    detail: 'Your organization has its people sign in with its own provider, not with a password.',
    nextStep: 'On the sign-in page, choose single sign-on and give your e-mail.',
  })
}

export function noProvider(): Problem {
  return new Problem({
    status: 404,
    code: 'sso.none_for_address',
    title: 'No single sign-on',
    detail: 'No organization signs in addresses of this domain with a provider of its own.',
    nextStep: 'Check the address, or sign in with e-mail and password.',
  })
}

/** The account is the person's, in all their organizations; one of these must not be able to take it over. */
export function boundToProvider(): Problem {
  return new Problem({
    status: 403,
    code: 'session.bound',
    title: 'Not in this session',
    detail: "Your organization's own provider signed you in, and its word holds in that organization only.",
    nextStep: 'Sign out, then sign in with your password or a passkey to do this.',
  })
}

export function unfitProvider(fault: string): Problem {
  return new Problem({
    status: 422,
    code: 'sso.unfit',
    title: 'The provider cannot be used',
    detail: 'What the issuer answers at /.well-known/openid-configuration is not what OpenID Connect asks for.',
    nextStep: 'Check the issuer: https, a public name, and exactly as the provider writes it.',
    more: { fault },
  })
}

export function domainUnproven(domain: string): Problem {
  return new Problem({
    status: 409,
    code: 'sso.domain_unproven',
    title: 'Domain not proven',
    detail: 'DNS has no record that says that this domain is your organization’s.',
    nextStep: 'Add the TXT record as it is shown to you, wait until DNS has it, and check again.',
    more: { domain },
  })
}

export function dnsDown(): Problem {
  return new Problem({
    status: 503,
    code: 'sso.dns_down',
    title: 'DNS does not answer',
    detail: 'It could not be looked up what DNS says of this domain.',
    nextStep: 'Check again in a minute.',
  })
}

export function domainTaken(domain: string): Problem {
  return new Problem({
    status: 409,
    code: 'sso.domain_taken',
    title: 'Domain in use',
    detail: 'Another organization has proven this domain, and signs in its addresses.',
    nextStep: 'Leave the domain out, or write to support if it is yours.',
    more: { domain },
  })
}

export function secretMissing(): Problem {
  return new Problem({
    status: 422,
    code: 'sso.secret_missing',
    title: 'Client secret missing',
    detail: 'The provider needs a client secret, and none is kept yet for this issuer and client.',
    nextStep: 'Copy it from your provider.',
  })
}
