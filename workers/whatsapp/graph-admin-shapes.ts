import * as z from 'zod'

/** What Meta answers about numbers, tokens and apps: read loosely, told in our words. */

const text = z.string().optional().catch(undefined)

export const numberFields = z
  .object({
    id: z.coerce.string(),
    display_phone_number: z.string().catch(''),
    verified_name: text,
    quality_rating: text,
    name_status: text,
    status: text,
    throughput: z.object({ level: text }).optional().catch(undefined),
    is_on_biz_app: z.boolean().catch(false),
    whatsapp_business_manager_messaging_limit: text,
    health_status: z
      .object({
        can_send_message: text,
        entities: z
          .array(z.object({ entity_type: z.string(), id: z.coerce.string(), can_send_message: text }).loose())
          .catch([]),
      })
      .optional()
      .catch(undefined),
    webhook_configuration: z
      .object({ application: text, whatsapp_business_account: text, phone_number: text })
      .optional()
      .catch(undefined),
  })
  .transform((read) => ({
    id: read.id,
    displayPhoneNumber: read.display_phone_number,
    verifiedName: read.verified_name ?? null,
    quality: read.quality_rating ?? null,
    nameStatus: read.name_status ?? null,
    status: read.status ?? null,
    throughput: read.throughput?.level ?? null,
    onBusinessApp: read.is_on_biz_app,
    messagingLimit: read.whatsapp_business_manager_messaging_limit ?? null,
    canSend: read.health_status?.can_send_message ?? null,
    portfolioId: read.health_status?.entities.find(({ entity_type }) => entity_type === 'BUSINESS')?.id ?? null,
    /** Where its messages go: the narrowest that is set. */
    callbackUrl:
      read.webhook_configuration?.phone_number ||
      read.webhook_configuration?.whatsapp_business_account ||
      read.webhook_configuration?.application ||
      null,
  }))
export type NumberFields = z.output<typeof numberFields>

export const tokenFacts = z
  .object({
    data: z.object({
      app_id: z.coerce.string().optional().catch(undefined),
      application: text,
      type: text,
      is_valid: z.boolean().catch(false),
      /** Unix seconds; 0: does not end. */
      expires_at: z.number().catch(0),
      scopes: z.array(z.string()).catch([]),
      granular_scopes: z
        .array(z.object({ scope: z.string(), target_ids: z.array(z.coerce.string()).optional().catch(undefined) }))
        .catch([]),
    }),
  })
  .transform(({ data }) => ({
    appId: data.app_id ?? null,
    application: data.application ?? null,
    type: data.type ?? null,
    isValid: data.is_valid,
    endsAt: data.expires_at > 0 ? data.expires_at * 1000 : null,
    scopes: data.scopes,
    /** By scope, the objects it was given for; absent: Meta names none. */
    granted: new Map(data.granular_scopes.map(({ scope, target_ids }) => [scope, target_ids])),
  }))
export type TokenFacts = z.output<typeof tokenFacts>

const appFields = z
  .object({
    whatsapp_business_api_data: z.object({ id: z.coerce.string(), name: text }).optional().catch(undefined),
    override_callback_uri: text,
  })
  .transform((read) => ({
    id: read.whatsapp_business_api_data?.id ?? null,
    name: read.whatsapp_business_api_data?.name ?? null,
    overrideUrl: read.override_callback_uri || null,
  }))
export type AppFields = z.output<typeof appFields>

export const appList = z.object({ data: z.array(appFields).catch([]) }).transform(({ data }) => data)
