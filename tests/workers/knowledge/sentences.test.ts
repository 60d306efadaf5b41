import { expect, test } from 'vitest'
import { sentencesOf } from '../../../workers/knowledge/sentences'

test.each([
  ['The clinic in T. Nagar is led by Dr. Meera Nair. It has six chairs.', 2],
  ['Ask J. R. Smith or Mrs. Rao at No. 5 Burkit Road. She is there until 6 p.m. Monday to Friday.', 2],
  ['We open at 9 a.m. Bring your passport.', 2],
  ['It takes approx. 40 minutes and costs Rs. 900.', 1],
  ['No. We are closed on Sunday.', 2],
  ['Take vitamin C. Then wait.', 2],
  ['La Sra. Ruiz y el Sr. Gómez atienden de 9 a.m. a 5 p.m. en la Avda. Central núm. 4. Llame antes.', 2],
  ['A Dra. Souza e o Sr. Lima atendem na R. Augusta, aprox. duas horas. Ligue antes.', 2],
  ['डॉ. मीरा टी. नगर में मिलती हैं। फीस रु. 500 है।', 2],
  ['டாக்டர். மீரா தி. நகரில் இருக்கிறார். கட்டணம் ரூ. 500.', 2],
  ['د. ميرا موجودة في الفرع رقم. 5 كل يوم. اتصل قبل الزيارة.', 2],
])('an abbreviation ends no sentence: %s', (text, count) => {
  expect(sentencesOf(text)).toHaveLength(count)
})
