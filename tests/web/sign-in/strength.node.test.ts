import { expect, test } from 'vitest'
import * as page from '../../../web/sign-in/password-length'
import { strengthOf } from '../../../web/sign-in/strength'
import * as server from '../../../workers/auth/password'

const ABOUT = ['Bluebird Travel', 'Maya Iyer', 'maya.iyer@bluebird.test']

test.each([
  ['', 'short'],
  ['otter 7', 'short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abababababababab', 'weak'],
  ['abcdefghijklmnopqrst', 'weak'],
  ['1234567890', 'weak'],
  ['qwertyuiop', 'weak'],
  ['password1234', 'weak'],
  ['WhatsApp2026', 'weak'],
  ['bluebird9!', 'known'],
  ['i.am.MAYA.himself', 'known'],
  ['xK9#vq2L', 'fair'],
  ['river otter', 'fair'],
  ['otters row past lanterns', 'strong'],
  ['நதியில் நான்கு நீர்நாய்கள்', 'strong'],
] as const)('%j is %s', (password, strength) => {
  expect(strengthOf(password, ABOUT)).toBe(strength)
})

test('what is short or common of a name makes no password known', () => {
  expect(strengthOf('the otters row past', ['The Inn', 'Jo', 'jo@the.test'])).toBe('strong')
})

test('a password is as short and as long as the server takes it', () => {
  const { SHORTEST_PASSWORD, LONGEST_PASSWORD } = server
  expect({ ...page }).toEqual({ SHORTEST_PASSWORD, LONGEST_PASSWORD })
})
