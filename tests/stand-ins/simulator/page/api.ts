/** One call to the simulator. The error's text is meant to be read. */
export async function post(path: string, body: object): Promise<unknown> {
  return call(path, JSON.stringify(body), 'application/json')
}

/** Puts a file into Meta's store. Answers its media id. */
export async function postFile(file: File): Promise<string> {
  const type = file.type || 'application/octet-stream'
  const stored = await call(`/control/media?filename=${encodeURIComponent(file.name)}`, file, type)
  return typeof stored === 'object' && stored !== null && 'id' in stored ? String(stored.id) : ''
}

async function call(path: string, body: BodyInit, type: string): Promise<unknown> {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
  const result: unknown = await answer.json()
  if (answer.ok) return result
  const reason =
    typeof result === 'object' && result !== null && 'error' in result ? String(result.error) : answer.statusText
  throw new Error(reason)
}
