import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Forgot } from './forgot'
import { DoorFrame } from './frame'
import { InvitationPage } from './invitation'
import { Reset } from './reset'
import { SignUpPage } from './sign-up'
import { Verify } from './verify'
import './door.css'

/** What a mailed link carries stands behind the #, so that no server on the way has it in its log. */
export function DoorPage() {
  const { path } = useLocation()
  const [token] = useState(() => location.hash.slice(1))
  return <DoorFrame>{pageOf(path, token)}</DoorFrame>
}

function pageOf(path: string, token: string) {
  switch (path) {
    case '/sign-up':
      return <SignUpPage />
    case '/verify':
      return <Verify token={token} />
    case '/forgot':
      return <Forgot />
    case '/reset':
      return <Reset token={token} />
    default:
      return <InvitationPage token={token} />
  }
}
