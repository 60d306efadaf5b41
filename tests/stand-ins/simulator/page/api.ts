/** One call to the simulator. The error's text is meant to be read. */
export async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const result: unknown = await answer.json()
  if (answer.ok) return result
  const reason =
    typeof result === 'object' && result !== null && 'error' in result ? String(result.error) : answer.statusText
  throw new Error(reason)
}
