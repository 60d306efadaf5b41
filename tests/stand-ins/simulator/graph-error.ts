/** HTTP status and title of the codes that can be asked for; the rest is 400. */
const KNOWN: Record<number, [status: number, title: string]> = {
  0: [401, 'AuthException'],
  1: [400, 'API Unknown'],
  2: [503, 'API Service'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Permission Denied'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Access token has expired'],
  200: [403, 'Permissions error'],
  368: [403, 'Temporarily blocked for policies violations'],
  80007: [400, 'Rate limit issues'],
  130429: [429, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131031: [403, 'Account has been locked'],
  131042: [400, 'Business eligibility payment issue'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement'],
  131050: [400, 'User has stopped marketing messages from this business'],
  131051: [400, 'Unsupported message type'],
  131053: [400, 'Media upload error'],
  131056: [400, 'Pair rate limit hit'],
  131057: [503, 'Account in maintenance mode'],
  132000: [400, 'Template param count mismatch'],
  132001: [404, 'Template does not exist'],
  132015: [400, 'Template is paused'],
  133005: [400, 'Two step verification PIN Mismatch'],
  133008: [400, 'Too Many two step verification PIN Guesses'],
  133010: [400, 'Phone number not registered'],
  133016: [400, 'Account register deregister rate limit exceeded'],
}

/** An error in the making: what Meta answers, and what a `failed` status would carry. */
export class GraphError extends Error {
  readonly code: number
  readonly details: string
  readonly #status: number | undefined

  constructor(code: number, details: string, status?: number) {
    super(KNOWN[code]?.[1] ?? `Error ${code}`)
    this.code = code
    this.details = details
    this.#status = status
  }

  get status(): number {
    return this.#status ?? KNOWN[this.code]?.[0] ?? 400
  }

  body(): object {
    return {
      error: {
        message: `(#${this.code}) ${this.message}`,
        type: 'OAuthException',
        code: this.code,
        error_data: { messaging_product: 'whatsapp', details: this.details },
        fbtrace_id: `A${crypto.randomUUID().replaceAll('-', '')}`,
      },
    }
  }

  inStatus(): object {
    return {
      code: this.code,
      title: this.message,
      message: this.message,
      error_data: { details: this.details },
      href: '/documentation/business-messaging/whatsapp/support/error-codes',
    }
  }
}

export function missing(key: string): GraphError {
  return new GraphError(131008, `Parameter '${key}' is required.`)
}

export function invalid(details: string): GraphError {
  return new GraphError(131009, details)
}
