/**
 * Groups that compete with those of `known-groups.ts` for the same words: near names, the same words in a tag or a description, larger and
 * smaller ones. Lines as there; a sixth field is how lively a group is, where that isn't a tenth of its size.
 */
export const rivalLines = `
Everything Chat | other | talk, anything | 9000 | Chess, music, books, cooking, travel, yoga, dogs, film, anime: anything at all.
Gaming Lounge Berlin | gaming | games, berlin | 90 | The lounge, but in one town.
Late Night Gaming | gaming | games, night | 1100 | For those who can't sleep anyway.
The Game Room | gaming | consoles, sofa | 2300 | Bring a controller.
Game Music Orchestra | music | soundtracks, orchestra | 400 | We play what plays while you play.
Chess Club Berlin | gaming | chess, berlin | 860 | Thursdays above the bakery.
Chess for Kids | gaming | chess, school | 340 | Six to twelve, parents welcome.
Blitz Chess | gaming | chess, fast | 1400 | Three minutes, no regrets.
Correspondence Chess | gaming | chess, slow | 75 | One move a day.
Linux Gaming | gaming | linux, games | 3100 | What runs, what nearly runs.
Rust Gamers Alliance | gaming | rust, survival | 1900 | Build, raid, start again.
Pokemon Go Raids | gaming | mobile, walks | 2200 | Meet at the fountain.
Escape Rooms | gaming | puzzles, evenings | 1900 | Sixty minutes, one key.
Escape Room Builders | science | makers, puzzles | 480 | Locks, lights and hidden doors.
Sudoku Archive | gaming | sudoku, puzzles | 620 | Thousands of old grids. | 0
Sudoku Daily | gaming | sudoku, puzzles | 600 | A new grid each morning. | 900
Crossword Solvers | gaming | words, puzzles | 900 | Across and down. | 4
Crossword Corner | gaming | words, puzzles | 700 | Clues, answers, arguments. | 800
Brettspiele Wien | gaming | boards, vienna | 280 | Jeden Dienstag im Kaffeehaus.
Synthwave Nights | music | synthwave, retro | 1700 | Neon, chrome and arpeggios.
Synth Repair Bench | music | synths, repair | 210 | Dead keys and leaking batteries.
Club Nights Berlin | music | clubs, techno | 2100 | Who plays where.
Techno Bunker Leipzig | music | techno, leipzig | 150 | The other bunker.
Metalworking Basics | science | metal, makers | 900 | Files, lathes and patience.
Heavy Metal Parking Lot | music | metal, festivals | 700 | Before the gates open.
Jazz Piano | music | jazz, piano | 640 | Voicings and stride.
Jazz Fusion Lab | music | jazz, fusion | 480 | Odd metres welcome.
Electric Guitar Builds | music | guitar, makers | 700 | Necks, pickups and paint.
Acoustic Guitar Circle | music | guitar, songs | 1300 | Six strings and no plugs.
Straßenmusik Köln | music | busking, cologne | 230 | Wer spielt heute wo?
Opera Browser Users | science | browsers, web | 500 | Tabs, tabs, tabs.
Java Developers | science | code, jvm | 2400 | Collections, streams and virtual threads.
JavaScript Beginners | science | code, web | 1300 | First lines in the browser.
TypeScript Wizards | science | code, types | 2600 | Conditional types before breakfast.
Python Patterns | science | python, code | 3900 | Idioms, typing and packaging.
Monty Python Quotes | entertainment | comedy, film | 650 | And now for something.
Snake Keepers | community | reptiles, pets | 240 | Boas, pythons and corn snakes.
Go Developers | science | code, golang | 2700 | Channels, interfaces, short names.
Goat Keepers | community | farming, animals | 120 | Fences and how they fail.
Linux Kernel Hackers | science | linux, code | 800 | Patches and their reviews.
Machine Learning Jobs | science | ai, jobs | 1400 | Who hires, who pays.
Washing Machine Repair | other | repair, home | 130 | Pumps, belts and bearings.
Home Lab Help | science | servers, help | 1200 | What to buy first.
AI Artists | entertainment | ai, art | 1600 | Prompts and what came of them.
Night Photography | entertainment | photos, night | 1100 | Long exposures.
Film Photography | entertainment | photos, analog | 1900 | Thirty-six frames and no screen.
Photography Critique | entertainment | photos, feedback | 3600 | Post one picture, comment on two.
Sky Divers | other | skydiving, sport | 260 | Jumping out of good aeroplanes.
Night Shift Nurses | community | nurses, health | 830 | Awake when nobody is.
Woodworkers Guild | science | wood, makers | 880 | Dovetails and sawdust.
Homebrewers United | community | beer, fermenting | 960 | Hops, yeast and exploding bottles.
Craft Beer Tasters | community | beer, tasting | 1100 | Stouts in winter, sours in summer.
Coffee Lovers | community | coffee, drinks | 1900 | Beans, cups and mornings.
Home Baristas | community | espresso, drinks | 720 | Grinders, milk and latte art.
Coffee Roasters Guild | community | coffee, roasting | 310 | First crack.
Midnight Snacks | community | food, night | 900 | What is left in the fridge.
Book Club | entertainment | books, reading | 2700 | A book a month.
Cookbook Club | community | cooking, books | 420 | We cook through one book at a time.
Audiobook Corner | entertainment | audio, listening | 760 | Narrators make or break it.
Bücherwürmer | entertainment | books, german | 390 | Wir lesen deutsche Romane.
Deutschland Reisen | other | travel, germany | 520 | Züge, Städte und Wälder.
Spanish for Travellers | education | spanish, travel | 2100 | Enough to order and to say thanks.
Spanish Cinema | entertainment | film, spain | 300 | From Buñuel to now.
Cocina Española | community | cocina, recetas | 640 | Paella, tortilla y sobremesa.
Tapas y Vino | community | tapas, wine | 410 | Bares, recetas y largas noches.
Fotógrafos de Madrid | entertainment | photos, madrid | 350 | Paseos con cámara los domingos.
Cuisine Française | community | cooking, french | 700 | Beurre, vin et patience.
French Bulldogs | community | dogs, pets | 1300 | Snoring is normal.
English for Japanese Speakers | education | english, languages | 540 | 日本語を話す人のための英語。
日本料理クラブ | community | cooking, japan | 310 | 和食のレシピを分かち合う。
東京の散歩 | community | tokyo, walks | 220 | 毎週日曜日に歩きます。
アニメ好き | entertainment | anime, japan | 1800 | 今期の作品について話す。
한국어 스터디 | education | korean, languages | 430 | 매주 함께 공부해요.
Русский клуб | community | russian, languages | 380 | Говорим по-русски.
Łódź Cyclists | community | cycling, poland | 140 | Flat roads, long rides.
Anime Art | entertainment | anime, drawing | 2800 | Fan art and how to draw hands.
Anime Alleys | entertainment | anime, walks | 40 | Streets that were drawn.
Trail Runners | community | running, mountains | 900 | Mud, roots and views.
Marathon Training | community | running, plans | 1250 | Sixteen weeks.
Running Sushi Fans | community | sushi, food | 130 | The belt decides.
City Cyclists | community | cycling, traffic | 2400 | Lanes, lights and locks.
Bicycle Touring | community | cycling, travel | 890 | Panniers and tents.
Motorbike Riders | community | motorbikes, travel | 1500 | Two wheels, one engine.
Dog Trainers | community | dogs, training | 800 | Sit, stay, and why it doesn't.
Hot Dog Stands | community | food, street | 95 | Mustard first.
Cat Rescue Oslo | community | cats, rescue | 260 | Homes wanted.
Catalan Speakers | education | catalan, languages | 330 | Parlem cada dia.
Football Talk | entertainment | football, sport | 5200 | Every match, every opinion.
Football Manager Fans | gaming | football, games | 1300 | Third division to glory.
Underdogs Football | entertainment | football, amateur | 310 | We lose together.
Basketball Nation | entertainment | basketball, sport | 4700 | Dunks, stats and trades.
Yoga Every Morning | community | yoga, fitness | 3300 | Ten minutes before breakfast.
Yoga Teachers | community | yoga, work | 560 | Sequencing and rents.
Cooking at Home | community | cooking, food | 4400 | What is for dinner tonight?
Vegan Athletes | community | vegan, sport | 2600 | Beans and personal bests.
Climbing Walls | community | climbing, indoor | 1700 | Routes, grades and chalk.
Plant Swap | community | plants, trade | 400 | Cuttings by post.
Power Plant Engineers | science | energy, turbines | 210 | Steam and standards.
Single Parents | community | parents, support | 1180 | It is a lot. Come in.
Parents of Teens | community | parents, school | 540 | Doors, closed.
Learning to Knit | community | knitting, lessons | 220 | Cast on, drop, repeat.
Mental Maths | education | maths, numbers | 310 | Faster than a calculator.
Health Care Workers | community | health, work | 620 | Shifts and stories.
Vintage Vehicles | other | cars, classics | 390 | Chrome and rust.
Expats in Lisbon | community | expats, portugal | 1500 | Hills, papers and pastéis.
Zürich Lake Swimmers | community | swimming, zurich | 130 | All year.
New Zealand Hikers | community | hiking, outdoors | 750 | Huts and sandflies.
Historical Fencing | education | fencing, history | 290 | Longswords on Wednesdays.
Amateur Astronomers | science | astronomy, telescopes | 900 | Mirrors we ground ourselves.
Podcast Listeners | entertainment | podcast, listening | 1500 | What to hear next.
Television Classics | entertainment | series, classics | 820 | Before streaming.
Mushroom Growers | community | fungi, garden | 350 | Logs, bags and spores.
Video Editors | entertainment | video, editing | 1150 | Cuts, colour and deadlines.
`;
