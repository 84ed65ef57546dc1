import express from 'express';

const app = express();
app.get('/throws', () => {
  throw new Error('burnt <to> a crisp');
});
app.get('/teapot', () => {
  throw Object.assign(new Error('short & stout'), { status: 418 });
});
app.listen(Number(process.env['PORT']), () => console.log('ready'));
