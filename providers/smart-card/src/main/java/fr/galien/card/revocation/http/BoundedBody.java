package fr.galien.card.revocation.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a body on as it comes and cuts it off where it gets too long, whatever its length was said to be. */
final class BoundedBody implements BodySubscriber<Void> {

    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final WritableByteChannel sink;
    private final long most;
    private final AtomicLong received = new AtomicLong();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.Subscription subscription;

    BoundedBody(WritableByteChannel sink, long most) {
        this.sink = sink;
        this.most = most;
    }

    /** Octets so far: grows while the other side is alive. */
    long received() {
        return received.get();
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription its) {
        subscription = its;
        its.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                if (received.addAndGet(buffer.remaining()) > most) {
                    throw new TooLong();
                }
                while (buffer.hasRemaining()) {
                    sink.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable broken) {
        end.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
