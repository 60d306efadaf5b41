import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsInside } from '../../stand-ins/ai/inside'
import { saying } from '../../stand-ins/simulator/said'

const VOICE = readFileSync('tests/stand-ins/simulator/files/voice.ogg')

test.each(['Are you open on Sunday?', 'क्या आप रविवार को खुले हैं?', 'a'.repeat(600)])(
  'a voice note says what was said: %s',
  (words) => {
    const said = saying(VOICE, words)
    expect(wordsInside(said)).toBe(words)
    expect(said.length).toBeGreaterThan(VOICE.length)
  },
)

test('it stays an Ogg file: the pages that were not touched follow as they were', () => {
  const said = saying(VOICE, 'Hello')
  const sound = VOICE.subarray(VOICE.indexOf('OggS', VOICE.indexOf('OggS', 1) + 1))
  expect(said.subarray(said.length - sound.length).equals(sound)).toBe(true)
})

test('one that says nothing has no words', () => {
  expect(wordsInside(VOICE)).toBeNull()
})
