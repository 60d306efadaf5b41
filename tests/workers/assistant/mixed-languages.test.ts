import { expect, test } from 'vitest'
import { IntentClassifier, trainIntents } from '../../../workers/assistant/intent-classifier'

const INTENTS = [
  { name: 'price', examples: ['how much does it cost', 'what is the price of this', 'tell me the rate of one kilo'] },
  { name: 'return', examples: ['I want to return it', 'how do I send the shirt back', 'return policy please'] },
  { name: 'music', examples: ['play a song', 'put on some music by my favourite singer', 'play the album again'] },
  { name: 'weather', examples: ['will it rain today', 'how hot is it outside', 'weather for the weekend'] },
]

test.each([
  ['is shirt ka daam bataiye', 'price'],
  ['iski keemat kya hai', 'price'],
  ['¿cuánto cuesta el envío?', 'price'],
  ['मुझे यह वापस करना है', 'return'],
  ['ye jacket lautana hai mujhe', 'return'],
  ['mere liye ek gaana bajao', 'music'],
  ['gana chalaiye na', 'music'],
  ['kal baarish hogi kya', 'weather'],
  ['aaj ka mosam kaisa rahega', 'weather'],
])('intents learnt in English are recognised in "%s"', (text, intent) => {
  const weights = trainIntents(INTENTS)
  if (!weights) throw new Error('nothing trained')
  expect(new IntentClassifier(weights).classify(text).ranking[0]?.intent).toBe(intent)
})
