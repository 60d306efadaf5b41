import { GraphError } from '../graph-error.ts'
import { type Call, tokenOf } from './access.ts'
import { answerAccount } from './account.ts'
import { type Books, nextId } from './model.ts'
import { answerNumber } from './numbers.ts'
import { answerTemplate } from './template-api.ts'
import { debugToken, exchange } from './tokens.ts'

/** Answers what is administration. undefined: it is not, or nothing here is called so. Throws what Meta refuses. */
export async function answerAdministration(books: Books, call: Call): Promise<object | undefined> {
  const { id, edge, method } = call
  if (id === 'debug_token') return debugToken(books, call)
  if (id === 'oauth' && edge === 'access_token') return exchange(books, call)
  if (edge === 'uploads' && method === 'POST') return openUpload(books, call)
  if (id.startsWith('upload:')) return takeUpload(books, call)
  const number = books.numbers.get(id)
  if (number) return answerNumber(books, call, number)
  const account = books.accounts.get(id)
  if (account) return answerAccount(books, call, account)
  return answerTemplate(books, call)
}

const SAMPLES = ['image/jpeg', 'image/png', 'video/mp4', 'application/pdf']

function openUpload(books: Books, { id, query, token }: Call): object {
  const { appId } = tokenOf(books, token)
  if (id !== 'app' && id !== appId) throw new GraphError(100, 'The app does not exist, or is not that of the token')
  const type = query.get('file_type') ?? ''
  const length = Number(query.get('file_length'))
  if (!SAMPLES.includes(type)) throw new GraphError(100, `Unsupported file type ${type}`)
  if (!(length > 0)) throw new GraphError(100, 'file_length is required')
  const upload = `upload:${nextId(books, 'MTphdHRhY2htZW50')}`
  books.uploads.set(upload, { type, length, appId })
  return { id: upload }
}

function takeUpload(books: Books, { id, body, token }: Call): object {
  const { appId } = tokenOf(books, token)
  const upload = books.uploads.get(id)
  if (!upload || upload.appId !== appId) throw new GraphError(100, 'The upload session does not exist')
  const bytes = body instanceof Uint8Array ? body.byteLength : 0
  if (bytes !== upload.length) throw new GraphError(100, `Expected ${upload.length} bytes, got ${bytes}`)
  books.uploads.delete(id)
  return { h: `4::${btoa(upload.type)}:${nextId(books, 'ARa')}` }
}
