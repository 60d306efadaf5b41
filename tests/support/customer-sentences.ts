/** What customers write in a few words, our own: none of it was trained on, and none of it is from the development data. */
export const CUSTOMER_SENTENCES = {
  en: `
do I need a visa?|are you open today|what time do you close|is it open on sunday|how much is it|how much for two|what's the price
price please|where are you|where is your shop|can I pay by card|do you take cash|is there parking|do you deliver|can you deliver to me
when will it arrive|my order is late|where is my order|it never came|it is broken|I want a refund|can I return it|send it back
wrong size|do you have it in red|is it in stock|any discount|do you have an offer|can I book a table|a table for two
book me in|I need a room|two rooms please|is breakfast included|can I cancel|cancel my booking|change the date|can I come at six
tomorrow at ten|on monday please|is the doctor in|I need an appointment|my tooth hurts|I have a fever|do I need a test|are results ready
how long does it take|what do I need to bring|do you do x-rays|is it safe for kids|can I bring my dog|is there wifi|is it far
how do I get there|can you call me|call me please|let me talk to a person|I want a human|are you a bot|is anyone there
hello|hi there|good morning|thanks a lot|thank you|ok no problem|yes please|no thanks|not now|maybe later
I don't understand|say that again|what does it mean|can you help me|help|I need help|I am lost|who is this|what is your name
my name is Anna|I am from Goa|we are four|two adults and a child|it's for my mother|for how many days|per person or per room
is lunch included|do you have vegan food|no onion please|less spicy|is tax included|do I pay now|can I pay later|the payment failed
I paid twice|no receipt came|send me the bill|can I get an invoice|my card was declined|is it refundable|how do I sign up|when does it start
is there a course|what are the fees|is it online|do I get a certificate|can I join late|is the flat free|how big is it
can I see it|is it near the sea|two bedrooms|what is the rent|do you have photos|send me a picture|can I see the menu|any news
still waiting|it's urgent|hurry up please|this is bad|I am angry|you lied to me|stop it|stop sending me this|leave me alone|unsubscribe
do we need a passport|will it rain|is it cold there|what about june|and on friday?|is that all|are you sure|that is too much|too expensive
can you do better|do you ship abroad|how many are left|is it new|who can I ask|do I have to wait|may I come now|did you get it|got it`,
  es: `
¿necesito visa?|necesito un visado|están abiertos hoy|a qué hora cierran|abren los domingos|cuánto cuesta|cuánto es|qué precio tiene
el precio por favor|dónde están|dónde queda la tienda|puedo pagar con tarjeta|aceptan efectivo|hay estacionamiento|hacen envíos|me lo traen a casa
cuándo llega|mi pedido no llega|dónde está mi pedido|no ha llegado|llegó roto|quiero mi dinero|puedo devolverlo|lo quiero devolver
la talla no es|lo tienen en rojo|hay en stock|hay descuento|tienen alguna oferta|quiero reservar una mesa|una mesa para dos
me apunta por favor|necesito una habitación|dos habitaciones|incluye desayuno|se puede cancelar|quiero cancelar mi reserva|cambiar la fecha|puedo ir a las seis
mañana a las diez|el lunes por favor|está el doctor|quiero una cita|me duele una muela|tengo fiebre|necesito un análisis|ya están los resultados
cuánto tarda|qué tengo que llevar|hacen radiografías|es para niños|puedo llevar a mi perro|hay wifi|está lejos
cómo llego|me pueden llamar|llámame por favor|quiero hablar con alguien|quiero una persona|eres un robot|hay alguien ahí
hola|buenas|buenos días|muchas gracias|gracias|vale sin problema|sí por favor|no gracias|ahora no|quizá luego
no entiendo|repítelo|qué significa|me ayudas|ayuda|necesito ayuda|estoy perdido|quién es|cómo te llamas
me llamo Ana|soy de México|somos cuatro|dos adultos y un niño|es para mi madre|para cuántos días|por persona o por noche
la comida está incluida|tienen comida vegana|sin cebolla por favor|poco picante|lleva iva|pago ahora|puedo pagar después|el pago falló
pagué dos veces|no me llegó el recibo|mándame la factura|me hace factura|me rechazan la tarjeta|es reembolsable|cómo me inscribo|cuándo empieza
hay un curso|cuánto vale el curso|es en línea|dan certificado|puedo entrar tarde|está libre el piso|qué tamaño tiene
lo puedo ver|está cerca del mar|dos dormitorios|cuánto es el alquiler|tienen fotos|mándame una foto|puedo ver la carta|alguna novedad
sigo esperando|es urgente|rápido por favor|esto está mal|estoy enfadado|me han mentido|basta|no me escriban más|déjenme en paz|darme de baja
hace falta pasaporte|va a llover|hace frío allí|y en junio|¿y el viernes?|eso es todo|están seguros|es demasiado|muy caro
me hacen un descuento|envían fuera|cuántos quedan|es nuevo|a quién pregunto|tengo que esperar|puedo ir ahora|lo recibieron|entendido`,
  pt: `
preciso de visto?|preciso de um visto|estão abertos hoje|a que horas fecha|abre no domingo|quanto custa|quanto é|qual o preço
o preço por favor|onde vocês ficam|onde fica a loja|posso pagar com cartão|aceita dinheiro|tem estacionamento|fazem entrega|entregam na minha casa
quando chega|meu pedido não chegou|cadê meu pedido|ainda não veio|chegou quebrado|quero meu dinheiro|posso devolver|quero trocar
o tamanho está errado|tem em vermelho|tem no estoque|tem desconto|tem alguma promoção|quero reservar uma mesa|uma mesa para dois
pode marcar pra mim|preciso de um quarto|dois quartos|o café está incluso|dá pra cancelar|quero cancelar a reserva|mudar a data|posso ir às seis
amanhã às dez|na segunda por favor|o doutor está|quero uma consulta|estou com dor de dente|estou com febre|preciso de exame|já saiu o resultado
quanto demora|o que preciso levar|fazem raio x|é para crianças|posso levar meu cachorro|tem wifi|é longe
como chego aí|podem me ligar|me liga por favor|quero falar com alguém|quero uma pessoa|você é um robô|tem alguém aí
olá|oi|bom dia|muito obrigado|obrigada|tá bom sem problema|sim por favor|não obrigado|agora não|talvez depois
não entendi|pode repetir|o que significa|me ajuda|ajuda|preciso de ajuda|estou perdido|quem é|qual seu nome
meu nome é Ana|sou do Brasil|somos quatro|dois adultos e uma criança|é para minha mãe|para quantos dias|por pessoa ou por noite
o almoço está incluso|tem comida vegana|sem cebola por favor|pouca pimenta|com imposto|pago agora|posso pagar depois|o pagamento falhou
paguei duas vezes|não recebi o recibo|manda a nota|me manda a fatura|meu cartão foi recusado|é reembolsável|como me inscrevo|quando começa
tem um curso|quanto é a mensalidade|é online|dão certificado|posso entrar depois|o apartamento está livre|qual o tamanho
posso ver|é perto do mar|dois quartos e sala|qual o aluguel|tem fotos|manda uma foto|posso ver o cardápio|alguma novidade
ainda estou esperando|é urgente|rápido por favor|isso está ruim|estou com raiva|vocês mentiram|chega|não me mande mais nada|me deixem em paz|sair da lista
precisa de passaporte|vai chover|faz frio lá|e em junho|e na sexta?|é só isso|tem certeza|é demais|muito caro
faz um desconto|enviam para fora|quantos sobraram|é novo|com quem eu falo|tenho que esperar|posso ir agora|receberam|entendi`,
  'hi-Latn': `
mujhe visa chahiye kya|visa lagega kya|aaj khula hai kya|kab band hoga|sunday ko khula rehta hai|kitne ka hai|kitna hoga|price batao
rate kya hai|aap kahan ho|dukaan kahan hai|card chalega kya|cash le loge|parking hai kya|ghar pe bhejte ho|delivery hoti hai kya
kab tak aayega|mera order nahi aaya|order kahan hai mera|abhi tak nahi mila|toota hua aaya hai|paise wapas chahiye|wapas kar sakte hai kya|badal do isko
size galat hai|laal rang mein hai kya|stock mein hai|kuch discount milega|koi offer hai kya|table book karna hai|do logo ke liye table
booking kar do|ek kamra chahiye|do kamre chahiye|nashta milega kya|cancel ho jayega kya|booking cancel karni hai|date badalni hai|chhe baje aa jau
kal subah das baje|somvar ko theek hai|doctor hai kya|appointment chahiye|daant mein dard hai|bukhar hai mujhe|test karana padega kya|report aa gayi kya
kitna time lagega|kya kya lana hai|x ray hota hai|bachon ke liye theek hai|kutta la sakte hai|wifi hai kya|kitna door hai
kaise aana hai|mujhe call karo|phone kar lo please|kisi se baat karni hai|insaan se baat karao|tum bot ho kya|koi hai kya
namaste|haan ji|suprabhat|bahut shukriya|dhanyavaad|theek hai koi baat nahi|haan bhai|nahi chahiye|abhi nahi|baad mein dekhte hai
samajh nahi aaya|phir se bolo|iska matlab kya hai|meri madad karo|madad chahiye|kuch samajh nahi aa raha|kho gaya hu|kaun bol raha hai|aapka naam kya hai
mera naam ravi hai|main delhi se hu|hum chaar log hai|do bade aur ek bachcha|meri maa ke liye hai|kitne din ka hai|per person kitna
khana saath mein hai|shakahari khana hai|pyaaz mat dalna|mirchi kam|tax alag se hai kya|abhi paise dene hai|baad mein de sakte hai|payment fail ho gaya
do baar paise kat gaye|rasid nahi mili|bill bhej do|bill milega kya|card nahi chala|paise wapas honge kya|naam kaise likhwaye|kab se shuru hai
course hai kya|fees kitni hai|ghar baithe ho jayega|certificate milega|late join kar sakta hu|flat khali hai kya|kitna bada hai
dekh sakte hai kya|samundar ke paas hai|do kamre wala|kiraya kitna hai|photo hai kya|photo bhejo|menu dikhao|koi khabar
abhi tak wait kar raha hu|jaldi hai|jaldi karo please|bahut kharab hai|gussa aa raha hai|jhooth bola aapne|bas karo|message mat bhejo|chhod do mujhe|band karo ye
passport lagega kya|barish hogi kya|wahan thand hai|june mein kya|aur shukravar ko?|bas itna hi|pakka na|bahut zyada hai|mehenga hai
thoda kam karo|videsh bhejte ho|kitne bache hai|naya hai kya|kis se puchu|rukna padega kya|abhi aa jau|mil gaya kya|samajh gaya`,
  'ta-Latn': `
enakku visa venuma|visa vangittu varanuma|innaiku kadai iruka|eppo kadai thirakkum|eppo mooduveenga|nyayithu kizhama thirappeengala|idhu evvalavu|vilai enna aagum
rate sollunga|neenga enga irukeenga|kadai enga iruku sollunga|card eduppeengala|cash kudukalama|vandi niruthalama|veetuku kondu varuveengala|delivery irukka
eppo vandhu serum|ennoda order varala|order enga poachu|innum kidaikala|udanju poi vandhuchu|en panam thirumba kudunga|thiruppi kudukalama|idha maathanum
alavu sariya illa|sivappula irukka|stock iruka|discount kidaikuma|edhavadhu offer iruka|table book pannanum|rendu perukku table venum
enakku book pannunga|oru room venum|rendu room venum|kaalai saapadu iruka|cancel panna mudiyuma|booking cancel pannanum|thedhiya maathanum|aaru manikku varalama
naalaiku pathu maniku|thingal kizhama ok|doctor irukara|appointment kidaikkuma|pallu valikudhu|kaichala irukku|test edukanuma|report vandhacha
evlo neram agum|enna kondu varanum|x ray edupeengala|kuzhandhaigaluku nalladha|naai kondu varalama|wifi iruka|romba dhoorama
epdi varadhu|enaku phone pannunga|konjam koopidunga|yaarkitayavadhu pesanum|enakku oru manithar kitta pesa vendum|nee bot ah|yaaravadhu irukeengala
vanakkam anna|aama|kaalai vanakkam sir|romba thanks pa|nandri|sari paravayilla|aama venum|illa vendam|ippo venam|apram paakalam
purila|thirumba sollu|idhukku enna artham|enakku udhavunga|udhavi venum|onnum puriyala|vazhi theriyala|yaaru pesuradhu|unga peyar enna
en per ravi|naan madurai|naanga naalu peru|rendu periyavanga oru kuzhandhai|enga ammavukku|ethana naalaiku|oru aaluku evlo
madhiya saapadu irukka|saiva saapadu iruka|vengayam venam|kaaram kammi|vari sethu va|ippove kattanuma|apram kudukalama|panam pogala
rendu vaati panam poiduchu|rasidhu varala|billu anuppunga|bill kedaikuma|card velai seiyala|panam thirumba varuma|eppadi seradhu|eppo thodangum
padippu iruka|fees evvalavu|veetla irundhu padikkalama|certificate kidaikuma|late ah seralama|veedu kaliya iruka|evlo perusu
paakalama|kadal pakkathula iruka|rendu arai veedu|vaadagai evvalavu|padam iruka|padam anuppunga|menu kaatunga|edhavadhu thagaval
innum kaathutu iruken|avasaram|seekirama pannunga|romba kevalama iruku|kovam varudhu|poi sonneenga|podhum|inime message anupadhinga|enna vidunga|niruthunga idha
passport venuma|mazhai varuma|anga kulira iruka|june la epdi|velli kizhamaiku?|avlo dhana|nichayama|romba adhigam|vilai jaasthi
konjam kammi pannunga|velinaatuku anupuveengala|ethana micham irukku|pudhusa idhu|yaara kekanum|kaathirukanuma|ippo varava|kidaichudha|purinjudhu`,
} as const

export function sentencesOf(language: keyof typeof CUSTOMER_SENTENCES): string[] {
  return CUSTOMER_SENTENCES[language]
    .split(/[|\n]/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
