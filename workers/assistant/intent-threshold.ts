/**
 * Share of the examples, as if unseen, that may fall below the border. Real traffic is out of scope more often, and closer
 * to the intents, than any pool: on HINT3 this much costs 2 and saves 8 points.
 */
const GIVEN_UP = 0.2
/** How sure the middle is: a score this far (in shares of the gap) from it is nearly certain. */
const SHARPNESS = 4
/** Narrowest width of the logistic, so that a perfect separation does not make every doubt vanish. */
const LEAST_WIDTH = 0.02

/**
 * Where "one of the intents" begins. In scope are the examples scored as if unseen; out of scope is a borrowed pool. The
 * border is where both are best told apart, each counting the same however many there are.
 */
export function calibrate(
  leftOut: readonly number[],
  bestScore: (text: string) => number,
): { middle: number; width: number } {
  const inside = [...leftOut].sort((a, b) => a - b)
  const outside = OUT_OF_SCOPE.map(bestScore).sort((a, b) => a - b)
  let middle = 0
  let fewestErrors = Number.POSITIVE_INFINITY
  for (const border of [...inside, ...outside]) {
    const missed = inside.filter((score) => score < border).length / inside.length
    const accepted = outside.filter((score) => score >= border).length / outside.length
    if (missed + accepted < fewestErrors) {
      fewestErrors = missed + accepted
      middle = border
    }
  }
  middle = Math.max(middle, inside[Math.floor(inside.length * GIVEN_UP)] ?? middle)
  const gap = Math.abs(median(inside) - median(outside))
  return { middle: Math.round(middle * 1e4) / 1e4, width: Math.max(LEAST_WIDTH, gap / SHARPNESS / 2) }
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** What customers also write to a business, and no business has an intent for. Written for this purpose. */
const OUT_OF_SCOPE = `
who won the match last night
can you write my school essay
what is the capital of Mongolia
tell me a joke about cats
are you married
my grandmother makes the best soup
the weather is so nice today
lol that was funny
do you believe in ghosts
sing me a song please
how tall is the tallest building
I am so bored right now
which movie should I watch tonight
what do you think about politics
I just ate lunch
he did not come to the party
who is your favourite actor
translate good morning into Japanese
solve this equation for me
how do I cook rice
my phone battery is low again
is it going to rain on Friday
I dreamt about flying
what is the meaning of life
count to one hundred
wrong number sorry
forward this to ten friends
happy birthday to my brother
can I borrow your car
what is the population of Brazil
did you see the news
I like turtles
how old are you really
play some music
my neighbour is too loud
which team do you support
recommend a good book
what did the doctor say
the dog ate my homework
are aliens real
how far away is the moon
it was raining when we left
nobody knows what happened
she said she would think about it
we should meet for coffee some day
what is two plus two
ok let me ask my wife
I will tell you tomorrow
what was that noise
why is the sky blue
aaj match kaun jeeta
tum khana kha chuke ho kya
koi accha gaana sunao
mera dost bahut funny hai
kal barish hogi kya
mausam kaisa hai aaj
ek joke sunao yaar
tumhari shaadi ho gayi kya
main abhi bus mein hoon
ghar par sab kaise hain
aaj bahut thak gaya hoon
chai peene chaloge
आज मौसम कैसा है
मुझे एक कहानी सुनाओ
भारत का राष्ट्रपति कौन है
क्या तुम सो रहे हो
आज मैच किसने जीता
मेरी बिल्ली बहुत प्यारी है
நீ சாப்பிட்டாயா
இன்று மழை வருமா
ஒரு கதை சொல்லு
quién ganó el partido
cuéntame un chiste
qué película me recomiendas
me duele la cabeza hoy
cuál es la capital de Francia
quem ganhou o jogo
conta uma piada
que dia lindo hoje
من فاز بالمباراة
ما هي عاصمة فرنسا
احك لي نكتة
qui a gagné le match
raconte-moi une blague
wer hat das Spiel gewonnen
erzähl mir einen Witz
siapa yang menang tadi malam
ceritakan lelucon
`
  .split('\n')
  .filter((line) => line !== '')
