import { PASSWORD } from '../api-client'
import { sampleOf } from './json-schema'
import type { ApiRoute } from './routes'
import { DRAFT, LOGO, WEBHOOK } from './world'

interface Sample {
  /** `{labelId}` stands for the world's. A string is sent as it is. */
  body?: unknown
  query?: string
  /** Codes with which a permitted caller is refused all the same, for what is not about rights. */
  refused?: readonly string[]
}

/** Of the right shape, and to no question of ours. */
const DEVICE_ANSWER = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'e30', attestationObject: 'oA' },
}

/** Only for routes whose schema does not say enough: the rest is made from the document. */
const SAMPLES: Record<string, Sample> = {
  'POST /api/contacts/{contactId}/merge': { body: { into: '{otherContactId}' } },
  'PUT /api/channels/{channelId}/override': { body: { url: null } },
  'PUT /api/channels/{channelId}/token': { body: { accessToken: 'EAAG-token' } },
  'POST /api/channels/{channelId}/register': { body: { pin: '123456' } },
  'POST /api/channels': {
    body: { wabaId: '1', phoneNumberId: '1', accessToken: 'EAAG-token' },
    refused: ['channel.not_granted'],
  },
  'POST /api/channels/sign-up': {
    body: { code: 'code', wabaId: '1', phoneNumberId: '1' },
    refused: ['channel.code_expired'],
  },
  'POST /api/channels/{channelId}/templates': { body: { ...DRAFT, name: 'room_cleaned' } },
  'POST /api/channels/{channelId}/templates/lint': { body: { draft: DRAFT } },
  'POST /api/channels/{channelId}/templates/samples': { body: '%PDF-1.7' },
  'PUT /api/channels/{channelId}/templates/{name}/{language}': { body: DRAFT, refused: ['template.not_editable'] },
  'POST /api/channels/{channelId}/templates/{name}/{language}/unpause': { refused: ['template.not_paused'] },
  'DELETE /api/channels/{channelId}/templates/{name}': { refused: ['template.not_found'] },
  'PUT /api/channels/{channelId}/templates/{name}/{language}/fallbacks': { body: { fallbacks: {} } },
  'POST /api/conversations/{conversationId}/messages': { body: { kind: 'note', text: 'Hi' } },
  'PUT /api/conversations/{conversationId}/messages/{messageId}/reaction': { body: { emoji: '👍' } },
  'POST /api/conversations/{conversationId}/rewrite': { body: { text: 'We are open.', how: 'formal' } },
  'POST /api/conversations/{conversationId}/translations': { body: { language: 'hi', messageIds: ['msg_1'] } },
  'PUT /api/conversations/{conversationId}/translation': { body: { pair: { theirs: 'hi', ours: 'en' } } },
  'PUT /api/conversations/{conversationId}/baton': { body: { holder: 'people' } },
  'PUT /api/conversations/{conversationId}/state': { body: { state: 'open' } },
  'PUT /api/conversations/{conversationId}/identity': { body: { confirmed: true } },
  'PUT /api/conversations/{conversationId}/labels': { body: { add: ['{labelId}'], remove: [] } },
  'POST /api/conversations/{conversationId}/uploads': { body: 'Dear', query: '?kind=document' },
  'GET /api/conversations/{conversationId}/changes': { query: '?after=0' },
  'GET /api/conversations/{conversationId}/messages/{messageId}/media': { refused: ['media.not_found'] },
  'POST /api/conversations/{conversationId}/messages/{messageId}/media/retry': { refused: ['media.not_found'] },
  'POST /api/conversations/{conversationId}/messages/{messageId}/retry': { refused: ['message.not_found'] },
  'POST /api/assistant/wordings': { body: { language: 'hi', texts: ['For which day?'] } },
  'POST /api/assistant/question-sets/import': { body: { name: 'From a sheet', csv: 'question\nWhen are you open?' } },
  'POST /api/assistant/question-sets/read': { body: { csv: 'question\nWhen are you open?' } },
  'PUT /api/assistant/question-sets/{setId}': {
    body: { name: 'Basics', questions: [{ text: 'When are you open?' }] },
  },
  'POST /api/assistant/trials': { body: { kind: 'batch', setId: '{setId}' }, refused: ['trial.running'] },
  'PUT /api/assistant/trials/{runId}/results/{n}': { refused: ['trial.not_over', 'result.not_found'] },
  'PUT /api/assistant/gate/override': { body: { reason: 'We watch every answer ourselves.' } },
  'GET /api/intents/packs/fit': { query: '?pack=clinic&languages=en' },
  'DELETE /api/intents/suggestions/{topicId}': { refused: ['topic.not_found'] },
  // With its conversation, which is erased before.
  'DELETE /api/leads/{leadId}': { refused: ['lead.not_found'] },
  'PATCH /api/leads/{leadId}': { body: { stage: 'qualified' } },
  'PUT /api/assistant/suggestions/{suggestionId}': { refused: ['suggestion.not_found'] },
  'POST /api/knowledge/documents/{documentId}/retry': { refused: ['document.not_failed'] },
  'PUT /api/knowledge/documents/{documentId}/draft': { body: { title: 'Hours', text: 'We open at ten.' } },
  'GET /api/knowledge/documents/{documentId}/draft': { refused: ['draft.not_found'] },
  'DELETE /api/knowledge/documents/{documentId}/draft': { refused: ['document.no_draft'] },
  'POST /api/knowledge/documents/{documentId}/publish': { refused: ['document.no_draft'] },
  'GET /api/knowledge/documents/{documentId}/file': { refused: ['file.not_found'] },
  'GET /api/knowledge/deletions/{documentId}': { refused: ['deletion.not_found'] },
  'POST /api/knowledge/files': { body: 'We open at nine.', query: '?name=hours.txt' },
  'POST /api/knowledge/sources': { body: { url: WEBHOOK, kind: 'page' } },
  'POST /api/knowledge/sources/{sourceId}/read': { refused: ['source.being_read'] },
  'GET /api/live': { refused: ['live.upgrade_required'] },
  'PUT /api/labels/{labelId}': { body: { name: 'Urgent', colour: 'lac' } },
  'GET /api/messages': { query: '?wamid={wamid}' },
  'PUT /api/organization/logo': { body: LOGO },
  'POST /api/invitations': { body: { email: 'guest@example.test', role: 'agent', teamIds: ['{teamId}'] } },
  'POST /api/roles': { body: { name: 'Night desk', permissions: [] } },
  'POST /api/teams': { body: { name: 'Night desk' } },
  'POST /api/webhooks': { body: { url: WEBHOOK } },
  'PUT /api/session/tenant': { body: { tenantId: '{tenantId}' } },
  'POST /api/password/change': { body: { current: PASSWORD, password: PASSWORD } },
  'PUT /api/session/proof': { body: { password: PASSWORD } },
  'POST /api/two-factor': { body: { password: PASSWORD } },
  'POST /api/two-factor/confirm': { body: { code: '123456' }, refused: ['two_factor.not_on', 'two_factor.wrong_code'] },
  'POST /api/two-factor/recovery-codes': { body: { password: PASSWORD }, refused: ['two_factor.not_on'] },
  'DELETE /api/two-factor': { body: { password: PASSWORD }, refused: ['two_factor.not_on'] },
  'PUT /api/sso': {
    body: { issuer: 'https://sso.example.com', clientId: 'id', clientSecret: 'secret', domains: ['bluebird.example'] },
    refused: ['sso.unfit'],
  },
  'POST /api/sso/domains': { body: { domain: 'bluebird.example' }, refused: ['sso.not_found'] },
  'DELETE /api/sso': { refused: ['sso.not_found'] },
  'POST /api/passkeys': { body: { response: DEVICE_ANSWER, name: 'Laptop' }, refused: ['passkey.unfit'] },
  'DELETE /api/passkeys/{passkeyId}': { refused: ['passkey.not_found'] },
}

export interface Filled {
  path: string
  body: unknown
  refused: readonly string[]
}

/** The request that a permitted caller may make. `inBody`: whose ids the body names, when not those of the path. */
export function sampleRequest(route: ApiRoute, ids: Record<string, string>, inBody = ids): Filled {
  const sample = SAMPLES[route.name] ?? {}
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined) throw new Error(`${route.name}: world.ts makes nothing that {${name}} can name`)
    return encodeURIComponent(id)
  })
  const body = sample.body ?? (route.body && sampleOf(route.body.json))
  return {
    path: path + filled(sample.query ?? queryOf(route), ids),
    body: filled(body, inBody),
    refused: sample.refused ?? [],
  }
}

/** Does the body name something that belongs to a tenant? */
export function namesInBody(route: ApiRoute): boolean {
  return (
    JSON.stringify(SAMPLES[route.name]?.body ?? '').includes('{') &&
    /\{\w+\}/.test(JSON.stringify(SAMPLES[route.name]?.body ?? ''))
  )
}

/** A sample for a route that is no longer there helps nobody. */
export function sampledRoutes(): string[] {
  return Object.keys(SAMPLES)
}

function queryOf({ query }: ApiRoute): string {
  const wanted = query ? sampleOf(query) : {}
  const text = new URLSearchParams(
    Object.entries(Object(wanted)).map(([name, value]) => [name, String(value)]),
  ).toString()
  return text && `?${text}`
}

function filled<Value>(value: Value, ids: Record<string, string>): Value {
  if (value === undefined) return value
  return JSON.parse(JSON.stringify(value).replaceAll(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole))
}
