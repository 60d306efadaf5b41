import type { AccountNumber, App, Token } from '../../stand-ins/simulator/accounts/model'
import type { StoredTemplate } from '../../stand-ins/simulator/accounts/template-store'

/** Where the sink stands in the runtime tests; nothing listens there, `outboundService` takes every outgoing request. */
export const SINK_URL = 'http://graph.test'

export const TO_STORE = 'store'

/** A request to /messages as the sink had it, oldest first. */
export interface SinkSend {
  phoneNumberId: string
  at: number
  authorization: string | null
  body: Record<string, unknown>
  /** null while unanswered, refused, or lost before acceptance. */
  wamid: string | null
  /** `read` is a mark-as-read or typing request; `lost` was accepted exactly when it has a wamid. */
  answer: 'pending' | 'accepted' | 'read' | 'error' | 'lost' | 'nonsense'
}

interface Aim {
  /** How many sends it hits; without it every one until `heal`. */
  times?: number
  /** Only sends to this recipient; `TO_STORE`: only files that are brought. */
  to?: string
  latencyMs?: number
}

export type Fault = Aim &
  (
    | {
        kind: 'error'
        code: number
        status?: number
        message?: string
        details?: string
        headers?: Record<string, string>
      }
    /** The connection breaks before Meta took the message. */
    | { kind: 'lost_before' }
    /** Meta took the message, and the answer never arrives. */
    | { kind: 'lost_after' }
    /** An answer that is not Graph's: a proxy's page. */
    | { kind: 'nonsense'; status?: number }
    | { kind: 'slow' }
    /** Accepted, with these fields instead of the usual ones. */
    | { kind: 'answer'; answer: Record<string, unknown> }
  )

/** A file at Meta, as its look-up and its download shall be. */
export interface SinkFile {
  base64?: string
  mimeType?: string
  /** As the look-up tells it. */
  sha256?: string
  announced?: number
  /** Instead of the sink's own. */
  url?: string
  /** Any other is refused. */
  token?: string
  /** Answered first, one after the other. */
  lookUpErrors?: { code: number; status: number }[]
  downloadStatuses?: number[]
  /** Without an announced length. */
  chunked?: boolean
  endless?: boolean
  breaksOff?: boolean
}

/** A file that we brought to Meta. */
export interface SinkUpload {
  id: string
  type: string
  product: string
  filename: string
  size: number
  sha256: string
  /** Content-Length. */
  length: number | null
  authorization: string | null
}

/** What a test does to Meta's books (accounts, numbers, tokens, templates), or asks of them. */
export type BooksAct =
  | {
      act: 'number'
      number: Pick<AccountNumber, 'id' | 'wabaId' | 'displayPhoneNumber' | 'name'> & Partial<AccountNumber>
    }
  | { act: 'token'; token: Pick<Token, 'token' | 'accounts'> & Partial<Token> }
  | { act: 'app'; app: App }
  | { act: 'code'; code: string; token: string; livesMs?: number }
  | { act: 'change'; number: string; change: Partial<AccountNumber> }
  | {
      act: 'template'
      wabaId: string
      template: Omit<StoredTemplate, 'quality_score' | 'edits'> & Partial<StoredTemplate>
    }
  | { act: 'status'; wabaId: string; name: string; status: string }
  | { act: 'review' }
  | { act: 'restrict'; wabaId: string; types: string[] }
  | { act: 'uninstall'; wabaId: string }
  | { act: 'revoke'; token: string }
  | { act: 'told'; wabaId: string }
  | { act: 'asked'; id: string }
  | { act: 'account'; wabaId: string }
  | { act: 'numberState'; number: string }

/** How a tenant's own program shall answer, and what DNS says of its name. */
export interface ReceiverActs {
  /** What it answers; 204 otherwise. `statuses` first, one after the other. */
  status?: number
  statuses?: number[]
  headers?: Record<string, string>
  body?: string
  /** A web site: by path, with 404 for all others. One with an `etag` answers 304 to whoever has it. */
  pages?: Record<string, { status?: number; headers?: Record<string, string>; body?: string }>
  /** Only requests in which the text stands; without `times`, always. */
  refuses?: { text: string; status: number; times?: number }[]
  breaks?: boolean
  endless?: boolean
  /** It takes longer than anybody waits. */
  silent?: boolean
  /** Addresses of either family; a public one otherwise. */
  addresses?: string[]
  dnsStatus?: number
  /** Its TXT records. */
  texts?: string[]
}

export interface ReceivedRequest {
  at: number
  url: string
  headers: Record<string, string>
  body: string
}
