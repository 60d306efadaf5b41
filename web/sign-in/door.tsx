import { Fragment } from 'preact'
import { useLocation } from 'preact-iso'
import { Forgot } from './forgot'
import { DoorFrame } from './frame'
import { InvitationPage } from './invitation'
import { Reset } from './reset'
import { SignUpPage } from './sign-up'
import { useToken } from './token'
import { Verify } from './verify'
import './door.css'

export function DoorPage() {
  const { path } = useLocation()
  const token = useToken()
  return (
    <DoorFrame>
      <Fragment key={token}>{pageOf(path, token)}</Fragment>
    </DoorFrame>
  )
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
