/** A business number of the seed, as Meta knows it. */
export interface BusinessNumber {
  phone_number_id: string
  waba_id: string
  display_phone_number: string
  name: string
  /** Bearer that sends must carry; without it any is accepted. */
  access_token?: string
  /** Secret and path segment of the tenant's own Meta app; the default app otherwise. */
  app_secret?: string
  app?: string
}

export interface SimulatorOptions {
  /** 0 = any free port. */
  port: number
  appSecret: string
  /** Meta's id of the default app. */
  appId?: string
  verifyToken: string
  /** `http://127.0.0.1:8787/webhooks/whatsapp`; own apps post to `…/<app>`. */
  webhookUrl: string
  numbers: BusinessNumber[]
  /** Chats survive a restart in this file; without it they live in memory. */
  stateFile?: string
  /** Tests shorten these, ms. */
  pace?: Partial<Pace>
}

export interface Pace {
  /** From acceptance to `sent`. */
  sent: number
  /** From `sent` to `delivered`. */
  delivered: number
  /** First wait before a webhook is repeated; doubled each time. */
  retry: number
  /** From the submission of a template to the end of its review. */
  review: number
}

export const DEFAULT_PACE: Pace = { sent: 60, delivered: 240, retry: 1000, review: 3000 }
