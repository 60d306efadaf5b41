import { useEffect, useState } from 'preact/hooks'

/**
 * What a mailed link carries. It stands behind the #, so that no server on the way has it in its log, and is taken out of
 * the address at once: whoever sits down at this browser next finds no link in its history that still works.
 */
export function useToken(): string {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    // Another link to the page that is shown does not load it anew.
    const again = () => setToken(takeToken())
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return token
}

function takeToken(): string {
  const token = location.hash.slice(1)
  if (token === '') return keptToken()
  history.replaceState({ token }, '', location.pathname)
  return token
}

/** Beside the address, where nobody sees it: of whoever loads the page again. */
function keptToken(): string {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('token' in state)) return ''
  return typeof state.token === 'string' ? state.token : ''
}
