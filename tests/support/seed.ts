import { exports } from 'cloudflare:workers'
import { SCOPES } from '../../workers/auth/permissions'
import type { KeywordRule } from '../../workers/channels/channel'
import { FIXTURE_SECRETS } from './secrets'

interface Wanted {
  assistant?: boolean
  keywordRules?: KeywordRule[]
  guards?: { flood: number | null; loop: number | null }
  messagesPerSecond?: number
  pairBurst?: number
  /** All of them by default. */
  scopes?: readonly string[]
  documents?: { title: string; text: string; kind?: 'text' | 'markdown' | 'faq'; language?: string }[]
  intents?: { name: string; examples: string[] }[]
}

export interface SeededTenant {
  tenantId: string
  phoneNumberId: string
  wabaId: string
  apiKey: string
}

/** A tenant nobody else in the run knows, with one number and one API key, made as an operator would. */
export async function seedTenant(wanted: Wanted = {}): Promise<SeededTenant> {
  const mark = freshDigits()
  const tenant = { tenantId: `t-${mark}`, phoneNumberId: `1${mark}`, wabaId: `2${mark}`, apiKey: `key-${mark}` }
  const path = `tenants/${tenant.tenantId}`
  await asOperator('PUT', path, { name: `Tenant ${mark}` })
  await asOperator('PUT', `${path}/keys/test`, {
    name: 'Test',
    secret: tenant.apiKey,
    scopes: wanted.scopes ?? SCOPES,
  })
  await asOperator('PUT', `${path}/channels/${tenant.phoneNumberId}`, {
    wabaId: tenant.wabaId,
    displayPhoneNumber: `1555${mark.slice(-7)}`,
    accessToken: `token-${mark}`,
    assistant: wanted.assistant ?? false,
    keywordRules: wanted.keywordRules ?? [],
    guards: wanted.guards ?? { flood: null, loop: null },
    messagesPerSecond: wanted.messagesPerSecond ?? 1000,
    pairBurst: wanted.pairBurst ?? 0,
  })
  for (const [index, { kind = 'text', ...document }] of (wanted.documents ?? []).entries())
    await asOperator('PUT', `${path}/documents/doc_${index + 1}`, { kind, ...document })
  if (wanted.intents) await asOperator('PUT', `${path}/intents`, { intents: wanted.intents })
  return tenant
}

/** A call of the operator API that must succeed; answers its JSON. */
export async function asOperator(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await exports.default.fetch(`https://whatsnexus.test/operator/${path}`, {
    method,
    headers: { authorization: `Bearer ${FIXTURE_SECRETS.OPERATOR_TOKEN}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} /operator/${path}: ${response.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}

/** Twelve digits: enough that two tests never meet, short enough for ids of Meta's length. */
function freshDigits(): string {
  return crypto
    .getRandomValues(new Uint32Array(2))
    .reduce((digits, part) => digits + String(part), '')
    .slice(0, 12)
    .padEnd(12, '0')
}
