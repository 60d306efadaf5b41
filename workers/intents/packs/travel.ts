import { complaint, location, openingHours, payment, price } from './common'
import { intent, type Pack } from './pack'

export const travel: Pack = {
  id: 'travel',
  intents: [
    openingHours,
    location,
    price,
    payment,
    intent(
      'book_trip',
      'Reserve a trip, a room or a seat',
      `
      en I want to book the weekend tour
      en is it free for four people in December
      en reserve two seats for Saturday
      en do you have a room for tonight
      en we would like to go on the 12th
      hi मुझे टूर बुक करना है
      hi क्या दिसंबर में चार लोगों की जगह है
      hi-Latn tour book karna hai
      hi-Latn do log ke liye seat milegi
      ta சுற்றுலா பதிவு செய்ய வேண்டும்
      ta நான்கு பேருக்கு இடம் உள்ளதா
      es Quiero reservar la excursión
      es hay lugar para cuatro personas
      pt Quero reservar o passeio
      pt tem vaga para quatro pessoas
      ar أريد حجز الرحلة
      ar هل يوجد مكان لأربعة أشخاص
    `,
    ),
    intent(
      'change_booking',
      'Move, call off or get the money back',
      `
      en Can I cancel my booking?
      en change my trip to next month
      en will I get my money back if I cancel
      en add one more person to my booking
      en we cannot travel on that date
      hi मेरी बुकिंग रद्द करनी है
      hi क्या तारीख बदल सकते हैं
      hi-Latn booking cancel karni hai
      hi-Latn date change ho sakti hai kya
      ta என் முன்பதிவை ரத்து செய்ய வேண்டும்
      ta தேதியை மாற்ற முடியுமா
      es Quiero cancelar mi reserva
      es puedo cambiar la fecha
      pt Quero cancelar a minha reserva
      pt posso mudar a data
      ar أريد إلغاء حجزي
      ar هل يمكن تغيير التاريخ
    `,
    ),
    intent(
      'itinerary',
      'What a trip includes: places, meals, transport, hotels',
      `
      en What is included in the package?
      en send me the itinerary
      en are meals included
      en which hotel will we stay in
      en where does the bus pick us up
      hi पैकेज में क्या-क्या शामिल है?
      hi क्या खाना शामिल है
      hi-Latn package me kya kya included hai
      hi-Latn pickup kahan se hoga
      ta பேக்கேஜில் என்னென்ன உள்ளது?
      ta உணவு சேர்ந்துள்ளதா
      es ¿Qué incluye el paquete?
      es las comidas están incluidas
      pt O que está incluído no pacote?
      pt as refeições estão incluídas
      ar ماذا يشمل البرنامج؟
      ar هل الوجبات مشمولة
    `,
    ),
    intent(
      'documents',
      'Visa, passport, papers to bring',
      `
      en Do I need a visa?
      en which documents should I carry
      en is a passport required for this trip
      en can I travel with a driving licence as id
      en do children need their own id
      hi क्या वीज़ा चाहिए?
      hi कौन से दस्तावेज़ लाने हैं
      hi-Latn visa lagega kya
      hi-Latn kaunse documents chahiye
      ta விசா தேவையா?
      ta என்ன ஆவணங்கள் வேண்டும்
      es ¿Necesito visa?
      es qué documentos debo llevar
      pt Preciso de visto?
      pt que documentos devo levar
      ar هل أحتاج إلى تأشيرة؟
      ar ما الوثائق المطلوبة
    `,
    ),
    intent(
      'suggest_trip',
      'Where to go, advice before a decision',
      `
      en Suggest a trip for a family
      en which place is good in June
      en something near Chennai for two days
      en we are looking for a honeymoon trip
      en what do you recommend for children
      hi परिवार के लिए कोई यात्रा बताइए
      hi जून में कौन सी जगह अच्छी है
      hi-Latn family ke liye koi tour batao
      hi-Latn do din ke liye kahan jaye
      ta குடும்பத்திற்கு ஒரு சுற்றுலா பரிந்துரையுங்கள்
      ta ஜூன் மாதத்தில் எந்த இடம் நல்லது
      es Recomiéndeme un viaje en familia
      es qué lugar es bueno en junio
      pt Sugira uma viagem em família
      pt que lugar é bom em junho
      ar اقترح رحلة للعائلة
      ar أي مكان جيد في يونيو
    `,
    ),
    complaint,
  ],
}
